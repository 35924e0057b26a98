import type { Summary } from '@paidup/shared/summary';
import { watch } from 'vue';
import { useFetchAgain } from '../live/useFetchAgain.ts';
import { dayOf } from '../time/format-time.ts';
import { useNow } from '../time/useNow.ts';

/**
 * Fetches again what a kick-off changes, such as who owes and which game is next, and at midnight what was today's. If
 * the server's clock is behind, its answer still has the old game, and it is fetched again half a minute later.
 */
export function useKickOffs(summary: () => Summary | undefined): void {
  const fetchAgain = useFetchAgain();

  watch(useNow(), (now) => {
    const { next_fixture: next, todays_fixture: todays } = summary() ?? {};
    const hasKickedOff = next && Date.parse(next.kick_off_at) <= now.getTime();
    const isOver = todays && todays.date < dayOf(now);
    const changed = hasKickedOff ? next : isOver ? todays : null;
    if (changed) void fetchAgain([{ entity: 'fixture', id: changed.id }], false);
  });
}
