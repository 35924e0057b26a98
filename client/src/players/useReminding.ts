import type { PlayerDetail } from '@paidup/shared/player';
import { useRefreshing } from '../app/live/useRefreshing.ts';
import { useSaving } from '../app/useSaving.ts';
import { noteReminder, undoReminder } from './api.ts';
import { reminderTexts } from './reminder-texts.ts';

/** Notes that these players were reminded. The toast offers to say that it was not sent. */
export function useReminding() {
  const { note, undo } = useNotes();
  const { submit } = useSaving(
    (ids: string[]) => Promise.all(ids.map((id) => note(id, { reminded: true }))),
    (players) => ({
      text: reminderTexts.noted(players.map(({ name }) => name)),
      label: reminderTexts.notSent,
      undo: async () => {
        await Promise.all(players.map(({ id, rev }) => undo(id, rev)));
        return reminderTexts.undone;
      },
    }),
  );
  return submit;
}

/** Notes the day on which a player said they would pay. */
export function usePromise() {
  const { note, undo } = useNotes();
  return useSaving(
    ({ id, day }: { id: string; day: string }) => note(id, { promised_on: day }),
    ({ id, name, rev }, { day }) => ({
      text: reminderTexts.promiseNoted(name, day),
      undo: () => undo(id, rev),
    }),
  );
}

function useNotes() {
  const refreshing = useRefreshing();
  const changed = ({ id }: PlayerDetail) => [{ entity: 'player' as const, id }];
  return { note: refreshing(noteReminder, changed), undo: refreshing(undoReminder, changed) };
}
