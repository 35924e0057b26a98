import type { PlayerStanding } from '@paidup/shared/summary';
import { totalsOf } from '../domain/debts.ts';
import { gamesOwed, lastCame, meansOf } from '../domain/fees.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { everyPlayer } from './every-player.ts';

/** Shows when each player last paid and came, and how many games they owe. */
export const createStandingsService = ({ store, clock }: ServiceDependencies) => ({
  /** Returns all players by name, archived ones included. */
  async list(): Promise<{ items: PlayerStanding[] }> {
    const now = clock();
    const [everybody, charges, paid, writtenOff] = await Promise.all([
      everyPlayer(store.players),
      store.fixtures.chargesBetween({ from: null, to: now }),
      store.payments.paidByPlayer(),
      store.payments.writtenOffByPlayer('all'),
    ]);
    const owed = gamesOwed(charges, meansOf(totalsOf(paid), writtenOff), now);
    const came = lastCame(charges, now);
    return {
      items: everybody.map(({ id }) => ({
        player_id: id,
        last_paid_at: paid.get(id)?.last_paid_at ?? null,
        last_came_at: came.get(id) ?? null,
        games_owed: owed.get(id)?.games ?? 0,
      })),
    };
  },
});
