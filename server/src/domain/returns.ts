import type { PaymentRecord, Span } from './records.ts';

/**
 * When the other half of a payment may have been paid: what went out returns what came in the year before, and what
 * came in may go back within a year. What lies between the two halves decides whether they are a pair, nothing else.
 */
export function returnSpan({ amount, paid_at }: Pick<PaymentRecord, 'amount' | 'paid_at'>): Span {
  const to = Date.parse(paid_at) + (amount < 0 ? -YEAR : YEAR);
  return { from: paid_at, to: new Date(to).toISOString() };
}

const YEAR = 366 * 86_400_000;

/**
 * Which payment went back with which, both ways by id. Each that went out returns the last one that had come in
 * before it and was not returned yet. All are of one counterparty and one amount, in or out.
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

// Of the same instant, what came in came first: it could not go back otherwise.
const byAge = (one: PaymentRecord, other: PaymentRecord) =>
  compare(one.paid_at, other.paid_at) || other.amount - one.amount || compare(one.id, other.id);

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
