import type { Statement } from '@paidup/shared/statement';
import { compare } from './compare.ts';
import { chargeKey, coverFees, meansOf } from './fees.ts';
import { takenBackFrom } from './corrections.ts';
import type { GameRecord, PaymentRecord } from './records.ts';

/**
 * Returns the charges by `now` and the payments of a player, oldest first. At one instant fees come first. A payment that
 * was taken back has a line that moves nothing.
 */
export function statementOf(
  playerId: string,
  games: readonly GameRecord[],
  payments: readonly PaymentRecord[],
  now: string,
): Statement['entries'] {
  const paid = payments.map((payment) => paymentLine(payment, playerId));
  const totalOf = (isForgiven: boolean) => {
    const lines = paid.filter(({ source }) => (source === 'write_off') === isForgiven);
    return new Map([[playerId, lines.reduce((sum, { amount }) => sum + amount, 0)]]);
  };
  const covered = coverFees(games, meansOf(totalOf(false), totalOf(true)).all);
  const played = games.filter(({ kick_off_at }) => kick_off_at <= now);
  const fees = played.map((game) => feeLine(game, covered.get(chargeKey(game.fixture_id, playerId)) ?? 0));
  const lines = [...fees, ...paid].sort(
    (one, other) =>
      compare(one.at, other.at) || compare(one.kind, other.kind) || compare(one.order, other.order),
  );
  let balance = 0;
  return lines.map(({ order: _order, ...line }) => {
    balance += line.amount;
    return { ...line, balance_after: balance };
  });
}

const feeLine = (
  { kick_off_at, created_at, fixture_id, amount, date, location, guests }: GameRecord,
  covered: number,
) => ({
  at: kick_off_at,
  kind: 'fee' as const,
  // `-amount` would turn 0 into -0.
  amount: 0 - amount,
  fixture_id,
  text: `Game on ${date} at ${location}${guests === 0 ? '' : guests === 1 ? ', with a guest' : `, with ${guests} guests`}`,
  date,
  location,
  guests,
  unpaid: amount - covered,
  order: `${created_at} ${fixture_id}`,
});

const SOURCES = { monzo: 'Bank transfer', cash: 'Cash', write_off: 'Written off' };

const paymentLine = (payment: PaymentRecord, playerId: string) => {
  const partIn = (parts: PaymentRecord['allocations']) =>
    parts.find(({ player_id }) => player_id === playerId)?.amount ?? 0;
  const isVoid = payment.status === 'void';
  const amount = partIn(payment.allocations);
  const said = isVoid ? partIn(takenBackFrom(payment)) : amount;
  const from = payment.counterparty_name || payment.description;
  const what = SOURCES[payment.source];
  const direction = said < 0 ? ' back' : '';
  return {
    at: payment.paid_at,
    kind: 'payment' as const,
    amount,
    payment_id: payment.id,
    text: `${what}${direction}${from === '' ? '' : ` ${said < 0 ? 'to' : 'from'} ${from}`}${isVoid ? ', taken back' : ''}`,
    ...(isVoid ? { void: true as const, was: said } : {}),
    source: payment.source,
    ...(from === '' ? {} : { from }),
    order: payment.id,
  };
};
