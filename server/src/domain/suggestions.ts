import { comparableName } from '@paidup/shared/compare-names';
import { formatMoney } from '@paidup/shared/format-money';
import type { Suggestion } from '@paidup/shared/payment';
import { nameReasons, type Reason, shownNames, type ShownNames } from './name-reasons.ts';
import type { ListedPlayer, PaymentRecord } from './records.ts';

/** The evidence beside the payment itself. Amounts are in pence, by player. */
export type Clues = {
  players: readonly ListedPlayer[];
  /** The number of earlier payments from this payer that were credited to each player. */
  earlier: ReadonlyMap<string, number>;
  owes: ReadonlyMap<string, number>;
  /** The players who were credited with the payment that goes back with this one. */
  returned: readonly string[];
};

/**
 * Suggests up to five players for an unmatched payment, the best guess first, each with its reasons in words. A suggestion
 * never moves money.
 */
export function suggestPayers(payment: PaymentRecord, clues: Clues): Suggestion[] {
  const shown = shownNames(payment);
  const guesses = clues.players
    .map((player) => ({ player, reasons: reasonsFor(player, payment, shown, clues) }))
    .filter(({ reasons }) => reasons.length > 0)
    .map((guess) => ({ ...guess, weight: weightOf(guess.reasons) }))
    .sort((one, other) => other.weight - one.weight || one.player.name.localeCompare(other.player.name));
  const fitting = guesses.filter(({ reasons }) => reasons.some(({ fit }) => fit !== null));
  const isOnlyOne = fitting.length === 1;
  const best = guesses.slice(0, MAX_GUESSES);
  return best.map(({ player, reasons }) => ({
    player_id: player.id,
    name: player.name,
    reason: [...reasons.map(({ reason }) => reason), ...tellingApart(player, best)].join('; '),
    clear: isOnlyOne && reasons.some(({ fit }) => fit === 'same'),
    ...(reasons.every(({ weight }) => weight === BY_AMOUNT) ? { by_amount: true } : {}),
  }));
}

function reasonsFor(
  player: ListedPlayer,
  { amount }: PaymentRecord,
  shown: ShownNames,
  { earlier, owes, returned }: Clues,
): Reason[] {
  const payments = earlier.get(player.id) ?? 0;
  const owed = owes.get(player.id) ?? 0;
  return [
    ...(returned.includes(player.id) ? [goesBack(amount)] : []),
    ...(payments > 0 ? [samePayer(payments)] : []),
    ...nameReasons(player, shown),
    ...(amount > 0 && owed === amount ? [owesExactly(owed)] : []),
  ];
}

const goesBack = (amount: number): Reason => ({
  weight: 110,
  reason: `they were credited with the ${formatMoney(-amount)} that goes back`,
  fit: 'same',
});

const samePayer = (payments: number): Reason => ({
  weight: 80,
  reason: `same payer as ${payments} earlier ${payments === 1 ? 'payment' : 'payments'}`,
  fit: 'other',
});

const owesExactly = (owed: number): Reason => ({
  weight: BY_AMOUNT,
  reason: `owes exactly ${formatMoney(owed)}`,
  fit: null,
});

const weightOf = (reasons: Reason[]) => Math.max(...reasons.map(({ weight }) => weight)) + reasons.length;

/** Tells a player from another guess with the same name. */
function tellingApart(player: ListedPlayer, guesses: readonly { player: ListedPlayer }[]): string[] {
  const name = comparableName(player.name);
  if (guesses.filter((guess) => comparableName(guess.player.name) === name).length < 2) return [];
  const names = player.bank_names.map((bankName) => bankName.name);
  return [names.length > 0 ? `bank names: ${names.slice(0, 3).join(', ')}` : 'has no bank name yet'];
}

const MAX_GUESSES = 5;
const BY_AMOUNT = 20;
