import type { Allocation } from '@paidup/shared/payment';
import type { ListedPlayer, PaymentRecord } from '../domain/records.ts';

/** Returns the parts of a payment, the club's as the last. */
export function toAllocations(
  { allocations, club_part }: Pick<PaymentRecord, 'allocations' | 'club_part'>,
  players: ReadonlyMap<string, Pick<ListedPlayer, 'name'>>,
): Allocation[] {
  const theirs = allocations.map(({ player_id, amount }) => ({
    player_id,
    name: players.get(player_id)?.name ?? '',
    amount,
  }));
  return club_part === null ? theirs : [...theirs, { club: true, amount: club_part }];
}
