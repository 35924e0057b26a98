import { evenSplit } from '@paidup/shared/even-split';
import { compare } from './compare.ts';
import { clubDay, shortDate } from './calendar.ts';
import { jointHolders } from './payer-names.ts';
import { type PersonName, personName } from './person-names.ts';
import type { ListedPlayer, PaymentRecord } from './records.ts';
import { compareNames } from './same-name.ts';

/** The parts of a split, as a payment keeps them. */
export type Parts = Pick<PaymentRecord, 'allocations' | 'club_part'>;

/** The evidence for a split. `earlier` are payments of the same payer with the same amount, in or out. */
type SplitClues = {
  earlier: readonly PaymentRecord[];
  players: readonly Pick<ListedPlayer, 'id' | 'name' | 'bank_names'>[];
  timeZone: string;
};

/**
 * Suggests how to split an unmatched payment, with the reason in words. The last matched payment counts if the organiser
 * split it, or else the two holders of a joint account share it evenly. A suggestion never moves money.
 */
export function suggestSplit(payment: PaymentRecord, { earlier, players, timeZone }: SplitClues) {
  const holders = holdersAmong(payment.counterparty_name, players);
  const joint = holders ? `a joint account: ${holders.map(({ name }) => name).join(' and ')}` : null;
  const last = lastSplit(payment, earlier);
  if (last && last.allocations.every(({ player_id }) => players.some(({ id }) => id === player_id))) {
    const day = shortDate(clubDay(last.paid_at, timeZone));
    const reason = `you split it ${isEven(last) ? 'evenly' : 'like this'} on ${day}`;
    return { parts: last, reason: joint === null ? reason : `${joint}; ${reason}` };
  }
  if (!holders || joint === null || payment.amount < holders.length) return null;
  const amounts = evenSplit(payment.amount, holders.length);
  const allocations = holders.map(({ id }, index) => ({ player_id: id, amount: amounts[index] ?? 0 }));
  return { parts: { allocations, club_part: null }, reason: joint };
}

/** Whether the payer's name may be that of a joint account, so that the players have to be looked at. */
export const mayBeJoint = ({ counterparty_name }: Pick<PaymentRecord, 'counterparty_name'>): boolean =>
  jointHolders(counterparty_name).length === HOLDERS;

/** Returns the payer's last matched payment of this amount if it was split by hand, or `null`. */
export function lastSplit(payment: PaymentRecord, earlier: readonly PaymentRecord[]): PaymentRecord | null {
  const [last] = earlier
    .filter(
      ({ id, amount, status }) => id !== payment.id && amount === payment.amount && status === 'matched',
    )
    .sort((one, other) => compare(other.paid_at, one.paid_at) || compare(other.id, one.id));
  return last && last.matched_by === 'organiser' && amountsOf(last).length > 1 ? last : null;
}

/** Returns the two players who hold the account, if each holder is one player and no other. */
function holdersAmong<Player extends SplitClues['players'][number]>(
  payer: string,
  players: readonly Player[],
): Player[] | null {
  const holders = jointHolders(payer);
  if (holders.length !== HOLDERS) return null;
  const fitting = holders.map((forms) => players.filter((player) => isHolder(player, forms)));
  const [one, other] = fitting.map(([first, ...more]) => (more.length === 0 ? first : undefined));
  return one && other && one !== other ? [one, other] : null;
}

function isHolder({ name, bank_names }: SplitClues['players'][number], forms: PersonName[]): boolean {
  const names = [personName(name, 'organiser'), ...bank_names.map((one) => personName(one.name, 'bank'))];
  return names.some((known) => forms.some((form) => compareNames(form, known) === 'same'));
}

const amountsOf = ({ allocations, club_part }: Parts) => [
  ...allocations.map(({ amount }) => amount),
  ...(club_part === null ? [] : [club_part]),
];

function isEven(payment: PaymentRecord): boolean {
  const amounts = amountsOf(payment);
  return evenSplit(payment.amount, amounts.length).every((pence, index) => pence === amounts[index]);
}

const HOLDERS = 2;
