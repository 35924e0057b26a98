import { useQueryClient } from '@tanstack/vue-query';
import { useRouter } from 'vue-router';
import { useSettings, useSettingsChange } from '../settings/useSettings.ts';
import { inOneTab } from '../app/in-one-tab.ts';
import { useQueue } from '../queue/useQueue.ts';
import { useSaving } from '../app/useSaving.ts';
import { logIn, logOut, setUp } from './api.ts';
import { useLeaving } from './useDoor.ts';
import type { LogIn, SetUp } from '@paidup/shared/session';

/** Logs in, and lets the door lead back to the page that was wanted. */
export function useLogIn() {
  const queries = useQueryClient();
  return useSaving(async (typed: LogIn) => {
    await inOneTab(() => logIn(typed));
    await queries.invalidateQueries({ queryKey: ['session'] });
  });
}

/** Chooses a password with a one-time link, names the club if that is wanted, and opens Home. */
export function useSetUp() {
  const queries = useQueryClient();
  const router = useRouter();
  const settings = useSettings(() => false);
  const change = useSettingsChange();
  return useSaving(async ({ club, ...typed }: SetUp & { club: string }) => {
    await inOneTab(() => setUp(typed));
    const { data } = club === '' ? {} : await settings.refetch();
    // The password is chosen by now. A name that is not saved can be given in the settings.
    if (data) await change(data.rev, { club_name: club }).catch(() => undefined);
    await queries.invalidateQueries({ queryKey: ['session'] });
    await router.replace('/');
  });
}

/** Ends this browser's session, and throws away what was not sent before it. */
export function useLogOut() {
  const queries = useQueryClient();
  const { dropOwn } = useQueue();
  const isLeaving = useLeaving();
  return useSaving(async () => {
    await inOneTab(logOut);
    dropOwn();
    isLeaving.value = true;
    await queries.invalidateQueries({ queryKey: ['session'] });
  });
}
