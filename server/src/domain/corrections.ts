import { formatMoney } from '@paidup/shared/format-money';
import type { AllocatePayment, Allocation } from '@paidup/shared/payment';
import type { PaymentEntry, PaymentRecord, PaymentState } from './records.ts';
import { revised, type Source, undoDetail } from './revision.ts';

/** Returns the fields of a payment that a correction changes. */
export const stateOf = (payment: PaymentRecord): PaymentState => ({
  status: payment.status,
  matched_by: payment.matched_by,
  matched_on: payment.matched_on,
  matching: payment.matching,
  ignored_reason: payment.ignored_reason,
  allocations: payment.allocations,
  club_part: payment.club_part,
});

/** Returns the payment in another state. Its history keeps both states. */
export function moved(payment: PaymentRecord, after: PaymentState, entry: Source & EntryText): PaymentRecord {
  return revised(payment, after, { ...entry, before: stateOf(payment), after });
}

/**
 * Returns the payment credited to these players and the club by the organiser. `partsProblem` has checked that the parts
 * add up to the amount. `remembered` is the bank name that the assignment gave to the player.
 */
export function assigned(
  payment: PaymentRecord,
  parts: Allocation[],
  source: Source & Pick<PaymentEntry, 'remembered' | 'moved_from'>,
): PaymentRecord {
  const credits = parts.map((part) => `${formatMoney(part.amount)} to ${holderOf(part)}`).join(', ');
  const after: PaymentState = {
    ...BY_HAND,
    status: 'matched',
    matched_by: 'organiser',
    ...partsByHolder(parts),
  };
  if (isSame(payment, after))
    return source.remembered === undefined ? payment : withRemembered(payment, source);
  return corrected(payment, after, { ...source, action: 'assigned', detail: `credited: ${credits}` });
}

/** Returns the payment credited to nobody. Only the organiser credits it again. */
export function unassigned(payment: PaymentRecord, source: Source): PaymentRecord {
  const after: PaymentState = { ...BY_HAND, status: 'unmatched' };
  if (isSame(payment, after)) return payment;
  return corrected(payment, after, { ...source, ...BACK_FROM[payment.status] });
}

/** Returns the payment ignored, because it is not the club's money. */
export function ignored(payment: PaymentRecord, reason: string, source: Source): PaymentRecord {
  const after: PaymentState = { ...BY_HAND, status: 'ignored', ignored_reason: reason };
  if (isSame(payment, after)) return payment;
  const detail = reason === '' ? 'set aside' : `set aside: ${reason}`;
  return corrected(payment, after, { ...source, action: 'ignored', detail });
}

/**
 * Reverts the last change of the credit by a new change, which can itself be undone. What was entered by hand and not
 * changed since becomes void. What the bank sent and nobody changed stays as it is. `source` has the bank name that came
 * or went with it.
 */
export function undone(payment: PaymentRecord, source: Source & NameMoves): PaymentRecord {
  const last = lastMove(payment);
  if (!last?.before) return isByHand(payment) ? voided(payment, source) : payment;
  // A payment that goes back into the inbox stays there until the organiser credits it.
  const before: PaymentState = { club_part: null, ...last.before };
  const after: PaymentState = before.status === 'unmatched' ? { ...before, matching: 'by_hand' } : before;
  return corrected(payment, after, {
    ...source,
    action: 'undone',
    detail: undoDetail(payment.history, last),
    undoes: payment.history.indexOf(last) + 1,
  });
}

/** Whether somebody entered the payment, so that the bank knows nothing of it. */
export const isByHand = ({ source }: Pick<PaymentRecord, 'source'>): boolean => source !== 'monzo';

/** Returns whom a void payment credited before it was taken back, and how much. */
export const takenBackFrom = (payment: PaymentRecord): PaymentState['allocations'] =>
  payment.status === 'void' ? (lastMove(payment)?.before?.allocations ?? []) : [];

/**
 * Returns the bank name that came with the last change of the credit or after it, and its player, or `null`. An undo of
 * that change takes the name away. If the last change is an undo that did so, another undo gives it again.
 */
export function rememberedWith(payment: PaymentRecord): Remembered | null {
  const last = lastMove(payment);
  const given = last && givenSince(payment, last);
  const [name, other, parts] = given
    ? [given.remembered, given.moved_from, last.after?.allocations]
    : [last?.forgot, last?.moved_to, last?.before?.allocations];
  const player_id = parts?.[0]?.player_id;
  if (name === undefined || player_id === undefined) return null;
  return { player_id, name, isTaken: given !== undefined, other: other ?? null };
}

/**
 * A bank name that an undo takes from the player, or gives to them again. `other` had it before the change, or has had it
 * again since the undo. It is `null` if it was nobody's.
 */
export type Remembered = { player_id: string; name: string; isTaken: boolean; other: string | null };

/** Returns the field and the reason for which the payment can't have these parts, or `null`. */
export function partsProblem(payment: PaymentRecord, parts: readonly PartToAssign[]) {
  const sign = Math.sign(payment.amount);
  const wrong = parts.findIndex(({ amount }) => Math.sign(amount) !== sign);
  if (wrong >= 0)
    return { path: `allocations.${wrong}.amount`, message: 'must have the sign of the payment' };
  const holders = parts.map((part) => (part.club ? null : part.player_id));
  const twice = holders.findIndex((holder, index) => holders.indexOf(holder) < index);
  if (twice >= 0)
    return {
      path: `allocations.${twice}.${holders[twice] === null ? 'club' : 'player_id'}`,
      message: 'is named twice',
    };
  const sum = parts.reduce((total, { amount }) => total + amount, 0);
  if (sum === payment.amount) return null;
  return {
    path: 'allocations',
    message: `must add up to ${formatMoney(payment.amount)}, not ${formatMoney(sum)}`,
  };
}

/** A part of a payment as the organiser assigns it, to a player or to the club. */
export type PartToAssign = AllocatePayment['allocations'][number];

const holderOf = (part: Allocation) => ('club' in part ? 'the club' : part.name);

function partsByHolder(parts: readonly Allocation[]): Pick<PaymentRecord, 'allocations' | 'club_part'> {
  const allocations = parts.flatMap((part) =>
    'club' in part ? [] : [{ player_id: part.player_id, amount: part.amount }],
  );
  return { allocations, club_part: parts.find((part) => 'club' in part)?.amount ?? null };
}

/** Adds only a history entry, for the name that the credited player got later. */
const withRemembered = (payment: PaymentRecord, source: Source & NameMoves) =>
  revised(payment, {}, { ...source, action: 'remembered', detail: `remembered: ${source.remembered}` });

/** Keeps it in the books with its amount, where it credits nobody. */
const voided = (payment: PaymentRecord, source: Source): PaymentRecord =>
  corrected(
    payment,
    { ...stateOf(payment), status: 'void', matched_by: null, allocations: [], club_part: null },
    { ...source, action: 'undone', detail: `undone: ${payment.history[0]?.detail}`, undoes: 1 },
  );

/** The bank name that comes or goes with a change, and who had it before or has it again. */
type NameMoves = Pick<PaymentEntry, 'remembered' | 'moved_from' | 'forgot' | 'moved_to'>;

type EntryText = NameMoves & Pick<PaymentEntry, 'action' | 'detail' | 'undoes'>;

const BACK_FROM: Record<PaymentRecord['status'], EntryText> = {
  matched: { action: 'unassigned', detail: 'taken off who was credited' },
  ignored: { action: 'unignored', detail: 'back in the inbox' },
  unmatched: { action: 'unassigned', detail: 'kept in the inbox' },
  void: { action: 'unassigned', detail: 'kept in the inbox' },
};

const lastMove = ({ history }: PaymentRecord) => history.findLast((entry) => entry.before !== undefined);

const givenSince = ({ history }: PaymentRecord, last: PaymentEntry) =>
  history.slice(history.indexOf(last)).findLast(({ remembered }) => remembered !== undefined);

const BY_HAND: Omit<PaymentState, 'status'> = {
  matched_by: null,
  matched_on: null,
  matching: 'by_hand',
  ignored_reason: null,
  allocations: [],
  club_part: null,
};

/** A correction settles a conflict, because the organiser has seen it. */
const corrected = (
  payment: PaymentRecord,
  after: PaymentState,
  entry: Source & EntryText,
): PaymentRecord => ({
  ...moved(payment, after, entry),
  conflict: false,
});

const isSame = (payment: PaymentRecord, state: PaymentState) =>
  !payment.conflict && JSON.stringify(stateOf(payment)) === JSON.stringify({ ...stateOf(payment), ...state });
