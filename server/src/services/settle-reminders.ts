import { hasReminder, withoutReminder } from '../domain/reminders.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createChangePlayer } from './change-player.ts';
import { createSums } from './sums.ts';

/**
 * Returns a function that forgets the reminders of those of these players who owe nothing any more. It reads what they
 * owe after the reminder, and writes only if the reminder is still the same. So it never forgets one for a later debt.
 */
export function createSettleReminders(dependencies: ServiceDependencies) {
  const { store, clock } = dependencies;
  const sumsOf = createSums(dependencies);
  const changePlayer = createChangePlayer(dependencies);

  return async function settleReminders(ids: string[], by: string): Promise<void> {
    const players = ids.length === 0 ? [] : await store.players.getMany(ids);
    for (const { id } of players.filter(hasReminder))
      await changePlayer(id, null, async (player) => {
        const { owes } = (await sumsOf([id]))(id);
        return owes > 0 ? player : withoutReminder(player, { at: clock(), by });
      });
  };
}

export type SettleReminders = ReturnType<typeof createSettleReminders>;
