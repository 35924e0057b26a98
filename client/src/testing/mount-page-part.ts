import { VueQueryPlugin } from '@tanstack/vue-query';
import { mount } from '@vue/test-utils';
import * as bootstrap from 'bootstrap-vue-next';
import type { Component } from 'vue';
import { createQueryClient } from '../composables/query-client.ts';
import { createAppRouter } from '../router/index.ts';

/**
 * Mounts a component as the app does: with its router, its cache and the Bootstrap components it names. `known`
 * is what the server has already said, by query key.
 */
export function mountPagePart(
  part: Component,
  props: Record<string, unknown>,
  known: [key: unknown[], answer: unknown][] = [],
) {
  const queryClient = createQueryClient();
  for (const [key, answer] of known) queryClient.setQueryData(key, answer);
  const components = Object.fromEntries(
    Object.entries(bootstrap).filter(([name]) => /^B[A-Z]\w+$/.test(name)),
  ) as Record<string, Component>;
  return mount(part, {
    props,
    attachTo: document.body,
    global: {
      components,
      plugins: [createAppRouter(), [VueQueryPlugin, { queryClient }]],
    },
  });
}
