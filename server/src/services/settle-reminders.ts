import { withoutReminder } from '../domain/reminders.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createChangePlayer } from './change-player.ts';
import { createSums } from './sums.ts';

/**
 * Returns a function that forgets the reminders of those of these players who owe nothing any more. Time alone only adds
 * to a debt, so it is called after each payment and each change of a game. It reads what they owe after the reminder, and
 * writes only if the reminder is still the same. So it never forgets one for a later debt.
 */
export function createSettleReminders(dependencies: Pick<ServiceDependencies, 'store' | 'clock' | 'revise'>) {
  const { store, clock } = dependencies;
  const sumsOf = createSums(dependencies);
  const changePlayer = createChangePlayer(dependencies);

  return async function settleReminders(parts: readonly Part[], by: string): Promise<void> {
    const ids = parts.map(({ player_id }) => player_id);
    for (const id of ids.length === 0 ? [] : await store.players.reminded(ids))
      await changePlayer(id, null, async (player) => {
        const { owes } = (await sumsOf([id]))(id);
        return owes > 0 ? player : withoutReminder(player, { at: clock(), by });
      });
  };
}

/** What names a player, an allocation or an attendance. */
type Part = { player_id: string };
