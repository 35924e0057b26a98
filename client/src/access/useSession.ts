import { useQuery } from '@tanstack/vue-query';
import { createSharedComposable, useLocalStorage } from '@vueuse/core';
import { computed, watch } from 'vue';
import { getSession } from './api.ts';

/**
 * Who is using the app. Until the server has answered it is who used this browser last, so that the frame need not wait
 * for the answer. `role` is `null` for somebody who has to log in.
 */
export function useSession() {
  const {
    data: session,
    error,
    refetch,
  } = useQuery({ queryKey: ['session'], queryFn: getSession, staleTime: Infinity });
  const lastRole = useLastRole();
  watch(session, (now) => now && (lastRole.value = now.authenticated ? (now.role ?? 'organiser') : ''));
  // Another tab of this browser has logged out.
  watch(lastRole, (now) => {
    if (now === '' && session.value?.authenticated) void refetch({ cancelRefetch: false });
  });
  const role = computed(() => {
    const last = lastRole.value || null;
    return session.value ? (session.value.authenticated ? (session.value.role ?? 'organiser') : null) : last;
  });
  return { session, error, refetch, role, isOrganiser: computed(() => role.value !== 'deputy') };
}

const useLastRole = createSharedComposable(() =>
  useLocalStorage<'organiser' | 'deputy' | ''>('role', '', {
    writeDefaults: false,
    onError: () => undefined,
  }),
);
