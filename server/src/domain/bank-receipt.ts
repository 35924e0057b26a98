import { shortDate } from './calendar.ts';
import { compare } from './compare.ts';
import { chargeKey, coverFees } from './fees.ts';
import type { GameRecord } from './records.ts';

/** What a payment credits to one player, whose games these are. The player had been credited `before` by earlier ones. */
export type ReceiptPart = { name: string; amount: number; before: number; games: readonly GameRecord[] };

/**
 * Returns the games that a payment pays for, each with the pence of it. What no game needs yet is the last item, so they
 * add up to the payment. The players are named if there are several.
 */
export const receiptItems = (parts: readonly ReceiptPart[]): { description: string; amount: number }[] =>
  parts.flatMap((part) => {
    const of = parts.length > 1 ? `${part.name}: ` : '';
    return itemsOf(part).map(({ description, amount }) => ({ description: of + description, amount }));
  });

function itemsOf({ amount, before, games }: ReceiptPart): { description: string; amount: number }[] {
  const paidBy = (total: number) =>
    coverFees(games, new Map(games.map(({ player_id }) => [player_id, total])));
  const [earlier, now] = [paidBy(before), paidBy(before + amount)];
  const items = games
    .toSorted((one, other) => compare(one.kick_off_at, other.kick_off_at))
    .map(({ fixture_id, player_id, date, location }) => {
      const key = chargeKey(fixture_id, player_id);
      return {
        description: `${shortDate(date)}, ${location}`,
        amount: (now.get(key) ?? 0) - (earlier.get(key) ?? 0),
      };
    })
    .filter((item) => item.amount > 0);
  const left = items.reduce((rest, item) => rest - item.amount, amount);
  return left === 0 ? items : [...items, { description: 'Ahead for later games', amount: left }];
}
