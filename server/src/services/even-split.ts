import { evenSplit, evenSplitRule } from '@paidup/shared/even-split';
import type { EvenSplit, SplitEvenly } from '@paidup/shared/payment';
import { invalidField, notFound } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Proposes how several players share a payment. */
export const createEvenSplitService = ({ store }: ServiceDependencies) => ({
  /** Even parts for these players, and how they came about. Changes nothing. */
  async propose(id: string, { player_ids }: SplitEvenly): Promise<EvenSplit> {
    const payment = await store.payments.get(id);
    if (!payment) throw notFound('payment');
    const players = await store.players.getMany(player_ids);
    const names = new Map(players.map((player) => [player.id, player.name]));
    checkPlayers(player_ids, names);
    if (player_ids.length > Math.abs(payment.amount))
      throw invalidField('player_ids', 'must not be more than there are pence');
    const parts = evenSplit(payment.amount, player_ids.length);
    return {
      allocations: player_ids.map((player_id, index) => ({
        player_id,
        name: names.get(player_id) ?? '',
        amount: parts[index] ?? 0,
      })),
      rule: evenSplitRule(payment.amount, player_ids.length),
    };
  },
});

function checkPlayers(playerIds: string[], names: ReadonlyMap<string, string>): void {
  for (const [index, id] of playerIds.entries()) {
    if (!names.has(id)) throw invalidField(`player_ids.${index}`, 'names no player');
    if (playerIds.indexOf(id) < index) throw invalidField(`player_ids.${index}`, 'names a player twice');
  }
}
