import { useQueryClient } from '@tanstack/vue-query';
import { useRouter } from 'vue-router';
import { useSaving } from '../app/useSaving.ts';
import { logIn, logOut, setUp } from './api.ts';
import type { LogIn, SetUp } from '@paidup/shared/session';

/** Logs in, and lets the door lead back to the page that was wanted. */
export function useLogIn() {
  const queries = useQueryClient();
  return useSaving(async (typed: LogIn) => {
    await logIn(typed);
    await queries.invalidateQueries({ queryKey: ['session'] });
  });
}

/** Chooses a password with a one-time link, and opens Home. */
export function useSetUp() {
  const queries = useQueryClient();
  const router = useRouter();
  return useSaving(async (typed: SetUp) => {
    await setUp(typed);
    await queries.invalidateQueries({ queryKey: ['session'] });
    await router.replace('/');
  });
}

/** Ends this browser's session. What was typed and not saved goes too. */
export function useLogOut() {
  const queries = useQueryClient();
  return useSaving(async () => {
    await logOut();
    sessionStorage.clear();
    await queries.invalidateQueries({ queryKey: ['session'] });
  });
}
