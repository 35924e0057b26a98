import { normaliseBankName } from '@paidup/shared/bank-name';
import { auditCredits } from './audit-history.ts';
import { auditNamed, auditRevision, auditWhole, type KnownPlayers } from './audit-records.ts';
import { isByHand } from './corrections.ts';
import type { PaymentRecord } from './records.ts';

/** Finds what is wrong with a payment, one sentence for each fault. */
export function* auditPayment(payment: PaymentRecord, known: KnownPlayers): Generator<string> {
  const label = `Payment ${payment.id}`;
  yield* auditRevision(label, payment);
  yield* auditAllocations(label, payment, known);
  yield* auditSource(label, payment);
  yield* auditMatching(label, payment, known);
  for (const finding of auditCredits(payment)) yield `${label} ${finding}.`;
}

function* auditAllocations(label: string, payment: PaymentRecord, known: KnownPlayers): Generator<string> {
  const { amount, allocations, club_part, status, ignored_reason } = payment;
  yield* auditWhole(label, { amount, ...(club_part === null ? {} : { club_part }) });
  yield* auditNamed(label, allocations, known);
  const isShared = allocations.length > 0 || club_part !== null;
  const allocated = allocations.reduce((total, part) => total + part.amount, club_part ?? 0);
  if (isShared && allocated !== amount) yield `${label} credits ${allocated} of ${amount} pence.`;
  if ((status === 'matched') !== isShared)
    yield `${label} is ${status} with ${allocations.length} allocations${club_part === null ? '' : ' and the club’s part'}.`;
  if (club_part !== null && (club_part === 0 || Math.sign(club_part) !== Math.sign(amount)))
    yield `${label} of ${amount} pence has ${club_part} as the club’s part.`;
  if (status !== 'ignored' && ignored_reason !== null)
    yield `${label} is ${status} and has a reason why it is ignored.`;
  for (const part of allocations) {
    yield* auditWhole(label, { allocation: part.amount });
    if (Math.sign(part.amount) === 0 || Math.sign(part.amount) !== Math.sign(amount))
      yield `${label} of ${amount} pence credits ${part.amount} to ${part.player_id}.`;
  }
}

/**
 * What was entered by hand always credits somebody or the club and comes from no account, and nothing else has the
 * fingerprint of a request. A write-off forgives one player something.
 */
function* auditSource(label: string, payment: PaymentRecord): Generator<string> {
  const { source, status, amount, allocations, club_part, request_fingerprint } = payment;
  const { payer_account, payer_account_hash } = payment;
  const isEntered = isByHand(payment);
  if ((payer_account === null) !== (payer_account_hash === null) || (isEntered && payer_account))
    yield `${label} has half of an account, or is cash from one.`;
  if (!isEntered && status === 'void') yield `${label} is void, but nobody entered it by hand.`;
  if (source === 'write_off' && (amount <= 0 || allocations.length > 1 || club_part !== null))
    yield `${label} writes off ${amount} pence for ${allocations.length} players${club_part === null ? '' : ' and the club'}.`;
  if (isEntered && status !== 'matched' && status !== 'void') yield `${label} is ${source} and ${status}.`;
  if (isEntered !== (request_fingerprint !== null))
    yield `${label} is ${source} and has ${request_fingerprint === null ? 'no' : 'a'} request fingerprint.`;
}

/** A payment whose payer has a known name must be credited, unless it is in conflict. Each key must fit its text. */
function* auditMatching(
  label: string,
  payment: PaymentRecord,
  { ownerOfKey }: KnownPlayers,
): Generator<string> {
  const mayMatch = payment.matching === 'automatic' && payment.amount > 0 && !payment.conflict;
  const waits = payment.status === 'unmatched' && mayMatch;
  for (const field of ['counterparty', 'description'] as const) {
    const key = payment[`${field}_key`];
    const name = field === 'counterparty' ? payment.counterparty_name : payment.description;
    if (key !== normaliseBankName(name)) yield `${label} has a ${field} key that is not its ${field}'s.`;
    const owner = ownerOfKey.get(key);
    if (waits && owner !== undefined)
      yield `${label} is unmatched, but its ${field} is ${owner}'s bank name.`;
  }
}
