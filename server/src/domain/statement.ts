import type { ChargeRecord, PaymentRecord } from './records.ts';

/** One line of a statement; `amount` is signed pence, + is credit. */
export type StatementEntry = {
  at: string;
  kind: 'fee' | 'payment';
  amount: number;
  balance_after: number;
  fixture_id?: string;
  payment_id?: string;
  text: string;
  date?: string;
  location?: string;
  guests?: number;
  source?: PaymentRecord['source'];
  /** Whom it came from, or went back to. */
  from?: string;
};

/** What a player was charged by `now` and paid, oldest first, fees before payments of the same instant. */
export function statementOf(
  playerId: string,
  charges: readonly ChargeRecord[],
  payments: readonly PaymentRecord[],
  now: string,
): StatementEntry[] {
  const lines = [
    ...charges.filter(({ kick_off_at }) => kick_off_at <= now).map(feeLine),
    ...payments.map((payment) => paymentLine(payment, playerId)),
  ].sort(
    (one, other) =>
      compare(one.at, other.at) || compare(one.kind, other.kind) || compare(one.order, other.order),
  );
  let balance = 0;
  return lines.map(({ order: _order, ...line }) => {
    balance += line.amount;
    return { ...line, balance_after: balance };
  });
}

const feeLine = ({ kick_off_at, created_at, fixture_id, amount, date, location, guests }: ChargeRecord) => ({
  at: kick_off_at,
  kind: 'fee' as const,
  // Not `-amount`, which makes a minus zero of nothing.
  amount: 0 - amount,
  fixture_id,
  text: `Game on ${date} at ${location}${guests === 0 ? '' : guests === 1 ? ', with a guest' : `, with ${guests} guests`}`,
  date,
  location,
  guests,
  order: `${created_at} ${fixture_id}`,
});

const paymentLine = (payment: PaymentRecord, playerId: string) => {
  const amount = payment.allocations.find(({ player_id }) => player_id === playerId)?.amount ?? 0;
  const from = payment.counterparty_name || payment.description;
  const what = payment.source === 'cash' ? 'Cash' : 'Bank transfer';
  const direction = amount < 0 ? ' back' : '';
  return {
    at: payment.paid_at,
    kind: 'payment' as const,
    amount,
    payment_id: payment.id,
    text: `${what}${direction}${from === '' ? '' : ` ${amount < 0 ? 'to' : 'from'} ${from}`}`,
    source: payment.source,
    ...(from === '' ? {} : { from }),
    order: payment.id,
  };
};

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
