import { instantAfter } from './calendar.ts';
import { compare } from './compare.ts';
import type { PaymentRecord, Span } from './records.ts';

/**
 * Returns the time in which the counterpart of a payment may lie. A refund returns a payment of the year before, and a
 * payment may be refunded within a year. Only payments between the two decide whether they are a pair.
 */
export function returnSpan({ amount, paid_at }: Pick<PaymentRecord, 'amount' | 'paid_at'>): Span {
  return { from: paid_at, to: instantAfter(paid_at, amount < 0 ? -YEAR : YEAR) };
}

const YEAR = 366 * 86_400_000;

/**
 * Pairs each refund with the payment that it returns, and maps the id of either to the other. A refund returns the last
 * earlier payment that has not been returned yet. All of them have one counterparty and the same amount, in or out.
 */
export function pairReturns(payments: readonly PaymentRecord[]): Map<string, PaymentRecord> {
  const pairs = new Map<string, PaymentRecord>();
  const open: PaymentRecord[] = [];
  for (const payment of payments.toSorted(byAge)) {
    const paid = payment.amount > 0 ? undefined : open.pop();
    if (payment.amount > 0) open.push(payment);
    else if (paid) pairs.set(payment.id, paid).set(paid.id, payment);
  }
  return pairs;
}

// At the same instant the payment comes before the refund.
const byAge = (one: PaymentRecord, other: PaymentRecord) =>
  compare(one.paid_at, other.paid_at) || other.amount - one.amount || compare(one.id, other.id);
