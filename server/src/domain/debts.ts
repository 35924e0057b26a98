import { compare } from './compare.ts';
import type { ChargeRecord, PaidRecord } from './records.ts';
import { gamesOwed, meansOf, owedBy } from './fees.ts';

type Paid = Pick<PaidRecord, 'total' | 'refunds'>;

/** The debt of one player in pence. `since` is the kick-off or refund that it began with. */
export type Debt = {
  player_id: string;
  owes: number;
  since: string;
  oldest_due: number;
  games_owed: number;
};

/**
 * Returns the debts at `now`, the largest first. A debt counts from the oldest kick-off that the payments do not cover.
 * If they cover all games, it counts from the oldest refund that was more than the player had left.
 */
export function debtsOf(
  charges: readonly ChargeRecord[],
  paid: ReadonlyMap<string, Paid>,
  writtenOff: ReadonlyMap<string, number>,
  now: string,
): Debt[] {
  const totals = totalsOf(paid);
  const owed = owedBy(totals, writtenOff, feesBy(charges, now));
  const theirs = charges.filter(({ player_id }) => owed.has(player_id));
  const games = gamesOwed(theirs, meansOf(totals, writtenOff), now);
  return [...owed]
    .map(([player_id, owes]) => ({
      player_id,
      owes,
      since: games.get(player_id)?.since ?? overdrawnSince(paid.get(player_id)),
      oldest_due: games.get(player_id)?.due ?? 0,
      games_owed: games.get(player_id)?.games ?? 0,
    }))
    .sort((one, other) => other.owes - one.owes || compare(one.since, other.since));
}

/** Returns only the totals of what players paid, in pence. */
export const totalsOf = (paid: ReadonlyMap<string, Pick<Paid, 'total'>>): Map<string, number> =>
  new Map([...paid].map(([id, { total }]) => [id, total]));

/** Sums what players have ahead of their fees, in pence. Debts take nothing from it. */
export function creditOf(
  paid: ReadonlyMap<string, number>,
  writtenOff: ReadonlyMap<string, number>,
  fees: ReadonlyMap<string, number>,
): number {
  let credit = 0;
  for (const id of new Set([...paid.keys(), ...writtenOff.keys()])) {
    const covered = (paid.get(id) ?? 0) + (writtenOff.get(id) ?? 0);
    credit += Math.max(0, covered - (fees.get(id) ?? 0));
  }
  return credit;
}

/** Sums the charges of each player for games that have kicked off by `now`, in pence. */
export function feesBy(charges: readonly ChargeRecord[], now: string): Map<string, number> {
  const fees = new Map<string, number>();
  for (const { player_id, amount, kick_off_at } of charges) {
    if (kick_off_at <= now) fees.set(player_id, (fees.get(player_id) ?? 0) + amount);
  }
  return fees;
}

/** Returns the time of the oldest refund that the payments do not cover. */
function overdrawnSince({ total, refunds }: Paid = NOTHING): string {
  let left = refunds.reduce((sum, { amount }) => sum - amount, total);
  for (const { paid_at, amount } of refunds.toSorted((one, other) => compare(one.paid_at, other.paid_at))) {
    left += amount;
    if (left < 0) return paid_at;
  }
  throw new Error('who owes without a fee was paid back more than they had paid');
}

const NOTHING = { total: 0, refunds: [] };
