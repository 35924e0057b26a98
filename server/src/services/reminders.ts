import type { NoteReminder, PlayerDetail } from '@paidup/shared/player';
import { notedReminder, undoneReminder } from '../domain/reminders.ts';
import { stale } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { everyPlayer } from './every-player.ts';
import type { PlayersService } from './players.ts';
import type { IfMatch } from './revise.ts';
import { createChangePlayer } from './change-player.ts';
import { createSettleReminders } from './settle-reminders.ts';
import { createSums } from './sums.ts';

/** Notes who was reminded of a debt, and when they said they would pay. */
export function createRemindersService(dependencies: ServiceDependencies, players: PlayersService) {
  const { store, clock } = dependencies;
  const settleReminders = createSettleReminders(dependencies);
  const sumsOf = createSums(dependencies);
  const changePlayer = createChangePlayer(dependencies);

  return {
    /** Notes it, unless they owe nothing. */
    async note(id: string, input: NoteReminder, ifMatch: IfMatch, by: string): Promise<PlayerDetail> {
      await changePlayer(id, ifMatch, async (player) => {
        const { owes } = (await sumsOf([id]))(id);
        return owes > 0 ? notedReminder(player, input, { at: clock(), by }) : player;
      });
      return settled(id, by);
    },

    /** Takes the last note back. 409 `stale` if the player was changed since. */
    async undo(id: string, ifMatch: IfMatch, by: string): Promise<PlayerDetail> {
      await changePlayer(id, ifMatch, (player) => {
        const undone = undoneReminder(player, { at: clock(), by });
        if (undone === null) throw stale('player');
        return undone;
      });
      return settled(id, by);
    },

    /** Forgets what a stop kept from being forgotten when its debt was paid. */
    async settleStragglers(): Promise<void> {
      const everybody = await everyPlayer(store.players);
      await settleReminders(
        everybody.map(({ id }) => ({ player_id: id })),
        'webhook',
      );
    },
  };

  /** The money may have come while the reminder was noted. */
  async function settled(id: string, by: string): Promise<PlayerDetail> {
    await settleReminders([{ player_id: id }], by);
    return players.get(id);
  }
}
