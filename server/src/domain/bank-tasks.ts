import { instantAfter } from './calendar.ts';
import { isErased } from './erasure.ts';
import type { BankConnectionRecord, FixtureRecord, PaymentRecord } from './records.ts';

/** What can be written back to the bank, each by a switch of its own. */
export type BankTaskKind = 'pot' | 'notes' | 'feed' | 'receipt';

/** One thing to write back to the bank, at most once. Its id is its kind and the id of what it is `about`. */
export type BankTaskRecord = {
  id: string;
  kind: BankTaskKind;
  /** The id of a payment, or of a fixture. */
  about: string;
  /**
   * `failed` was refused by the bank for good. `dropped` lost its reason before it was done, and opens again when it has
   * one again.
   */
  state: 'open' | 'done' | 'failed' | 'dropped';
  attempts: number;
  /** Until then it is left alone. */
  next_at: string;
  /** When the call began that must not be repeated. `null` for what can be repeated. */
  begun_at: string | null;
  /** The bank's code for what went wrong last. */
  failure: string | null;
  created_at: string;
  closed_at: string | null;
  rev: number;
};

/** The instant from which on this is written back, or `null` while its switch is off. */
export const switchedOnAt = (
  { pot, annotate_since, feed_since, receipts_since }: BankConnectionRecord,
  kind: BankTaskKind,
): string | null =>
  ({ pot: pot?.since ?? null, notes: annotate_since, feed: feed_since, receipt: receipts_since })[kind];

/** The earliest instant whose credits are written back in some way, or `null` if none are. */
export function creditsSince(connection: BankConnectionRecord): string | null {
  const instants = PAYMENT_KINDS.flatMap((kind) => switchedOnAt(connection, kind) ?? []);
  return instants.sort().at(0) ?? null;
}

/** Returns the tasks that this payment gives rise to. */
export const tasksOf = (
  payment: PaymentRecord,
  connection: BankConnectionRecord,
  now: string,
): BankTaskRecord[] =>
  PAYMENT_KINDS.filter((kind) => isWanted(kind, payment, connection)).map((kind) =>
    newTask(kind, payment.id, now),
  );

/**
 * Whether a payment is written back in this way. It has to be money that the bank has verified and that nobody disputes,
 * and to have been credited, by whomever, since the switch was set. A payment that goes from one player to another has
 * been credited before. Of a player who was erased nothing is told any more, and of the club's money nothing but the move
 * to the pot.
 */
export function isWanted(
  kind: BankTaskKind,
  payment: PaymentRecord,
  connection: BankConnectionRecord,
): boolean {
  const since = switchedOnAt(connection, kind);
  const at = creditedAt(payment);
  if (since === null || at === null || at < since) return false;
  if (kind !== 'pot' && payment.allocations.length === 0) return false;
  return payment.amount > 0 && payment.verified && !payment.conflict && !isErased(payment);
}

/** The kick-offs of the games that may be news now, both ends included, or `null` while the feed is off. */
export function newsSpan(
  { feed_since }: BankConnectionRecord,
  now: string,
): { from: string; to: string } | null {
  if (feed_since === null) return null;
  const from = instantAfter(now, -NEWS_UNTIL);
  return { from: from > feed_since ? from : feed_since, to: instantAfter(now, -NEWS_FROM) };
}

/**
 * Whether a game belongs in the feed now. An item can't be taken back, so it comes two hours after kick-off, when the game
 * is over and those who pay at the pitch have paid. After a week it is no news any more.
 */
export function isNews(fixture: FixtureRecord, connection: BankConnectionRecord, now: string): boolean {
  const span = newsSpan(connection, now);
  if (span === null || fixture.cancelled) return false;
  const isInSpan = span.from <= fixture.kick_off_at && fixture.kick_off_at <= span.to;
  return isInSpan && fixture.players.some(({ charge }) => charge !== null && charge > 0);
}

/** Returns the task to tell of a game. */
export const feedTask = ({ id }: Pick<FixtureRecord, 'id'>, now: string): BankTaskRecord =>
  newTask('feed', id, now);

/** Returns the task whose call can't be repeated, right before it is made. */
export const begun = (task: BankTaskRecord, now: string): BankTaskRecord => ({
  ...task,
  begun_at: now,
  rev: task.rev + 1,
});

/** Returns the task that is over, with the bank's code if it went wrong. */
export const closed = (
  task: BankTaskRecord,
  state: 'done' | 'failed' | 'dropped',
  now: string,
  failure: string | null = null,
): BankTaskRecord => ({ ...task, state, failure, closed_at: now, rev: task.rev + 1 });

/**
 * Returns the task for another attempt, since the last one had no effect or can be repeated. Before it is a pause, which
 * doubles each time and is no shorter than the bank wants, in milliseconds.
 */
export function postponed(task: BankTaskRecord, now: string, bankWants: number): BankTaskRecord {
  const pause = Math.max(bankWants, Math.min(MAX_PAUSE, MIN_PAUSE * 2 ** task.attempts));
  return {
    ...task,
    attempts: task.attempts + 1,
    next_at: instantAfter(now, pause),
    begun_at: null,
    rev: task.rev + 1,
  };
}

/** When the credit began that the payment gives now. `null` if it gives none, and for what was entered by hand. */
function creditedAt({ status, history }: PaymentRecord): string | null {
  if (status !== 'matched') return null;
  const credit = history.findLast(
    ({ before, after }) => after?.status === 'matched' && before?.status !== 'matched',
  );
  return credit?.at ?? null;
}

const newTask = (kind: BankTaskKind, about: string, now: string): BankTaskRecord => ({
  id: `${kind}:${about}`,
  kind,
  about,
  state: 'open',
  attempts: 0,
  next_at: now,
  begun_at: null,
  failure: null,
  created_at: now,
  closed_at: null,
  rev: 1,
});

const PAYMENT_KINDS = ['pot', 'notes', 'receipt'] as const;

/** In milliseconds. */
const [MIN_PAUSE, MAX_PAUSE] = [60_000, 3_600_000];
const [NEWS_FROM, NEWS_UNTIL] = [7_200_000, 7 * 86_400_000];
