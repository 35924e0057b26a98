import { VueQueryPlugin } from '@tanstack/vue-query';
import { mount } from '@vue/test-utils';
import * as bootstrap from 'bootstrap-vue-next';
import type { Component } from 'vue';
import { createQueryClient } from '../src/app/query-client.ts';
import { createAppRouter } from '../src/app/router/index.ts';

/**
 * Mounts a component as the app does: with its router, its cache and the Bootstrap components it names. `known` is
 * what the server has said already.
 */
export function mountPagePart(
  part: Component,
  props: Record<string, unknown>,
  known: [key: unknown[], answer: unknown][] = [],
) {
  const components = Object.fromEntries(
    Object.entries(bootstrap).filter(([name]) => /^B[A-Z]\w+$/.test(name)),
  ) as Record<string, Component>;
  const queryClient = createQueryClient();
  queryClient.setDefaultOptions({ queries: { staleTime: Infinity, retry: false } });
  for (const [key, answer] of [[['session'], ORGANISER] as const, ...known])
    queryClient.setQueryData(key, answer);
  return mount(part, {
    props,
    attachTo: document.body,
    global: {
      components,
      plugins: [createAppRouter(), bootstrap.createBootstrap(), [VueQueryPlugin, { queryClient }]],
    },
  });
}

const ORGANISER = { authenticated: true, setup_required: false, role: 'organiser', name: 'organiser' };
