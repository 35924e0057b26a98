import { useQueryClient } from '@tanstack/vue-query';
import { createSharedComposable } from '@vueuse/core';
import { computed, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { forgetDrafts } from '../app/forms/useDraft.ts';
import { forgetLastSeen } from '../app/offline/seen-at.ts';
import { pageAt } from '../app/router/route-name.ts';
import { useSession } from './useSession.ts';

/**
 * Leads whoever has to log in to the page for that, and back to where they were going afterwards. Everything that was
 * fetched or typed is forgotten when a session ends. `isOutside` says whether the page needs no session.
 */
export function useDoor() {
  const route = useRoute();
  const router = useRouter();
  const queries = useQueryClient();
  const { session, role, error, refetch } = useSession();
  const isLeaving = useLeaving();
  const isOutside = computed(() => route.name === 'log-in' || route.name === 'set-up');

  watch([session, () => route.name], async ([now, page]) => {
    if (!now || page === undefined) return;
    if (now.authenticated) {
      if (page === 'log-in' || (page === 'set-up' && route.hash === '')) await router.replace(wayBack());
      return;
    }
    if (!isOutside.value || (page === 'log-in' && now.setup_required)) {
      const next = route.path === '/' || isLeaving.value ? {} : { next: route.fullPath };
      await router.replace(now.setup_required ? pageAt('set-up') : pageAt('log-in', {}, next));
    }
    isLeaving.value = false;
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    forgetDrafts();
    forgetLastSeen();
  });

  /** Only an address within the app counts. */
  function wayBack(): string {
    const { next } = route.query;
    return typeof next === 'string' && /^\/(?!\/)/.test(next) ? next : '/';
  }

  return { isOutside, role, error, refetch };
}

/** Whether somebody is logging out by choice. The next log-in then opens Home. */
export const useLeaving = createSharedComposable(() => ref(false));
