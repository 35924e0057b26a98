import type { PaymentRecord, Span } from '../../domain/records.ts';
import { byAge } from './payment-rows.ts';
import { text, whole, type Row } from './rows.ts';
import { insertInto, LIMIT, type Statements } from './sql.ts';

/** Whether a payment credits no player. One that is matched and all the club's does not. An index holds only these. */
export const CREDITS_NOBODY = `(status <> 'matched' OR amount = club_part)`;

/**
 * Finds the payments of a payer. The table of payers holds every player that a payer's money was ever credited to, and
 * payments that credit a player are found among the credits of these players. An index of all payments by payer would
 * cost each credit another page to write to, so only payments that credit nobody have one.
 */
export function createPayers(statements: Statements) {
  const add = statements(`${insertInto('payers', ['counterparty_key', 'player_id'])} ON CONFLICT DO NOTHING`);
  const credits = statements(CREDITS);
  const countCredited = statements(COUNT_CREDITED);
  const countOthers = statements(COUNT_OTHERS);
  const players = statements('SELECT player_id FROM payers WHERE counterparty_key = :key');
  const [creditedSince, othersSince] = [statements(credited('ASC')), statements(others('ASC'))];
  const [creditedUntil, othersUntil] = [statements(credited('DESC')), statements(others('DESC'))];

  return {
    /** Stores which players this payer's money is credited to. */
    add({ counterparty_key, allocations }: PaymentRecord): void {
      if (counterparty_key === '') return;
      for (const { player_id } of allocations) add.run({ counterparty_key, player_id });
    },

    /** Counts this payer's credits to each player. */
    creditsFrom: (key: string): Map<string, number> =>
      new Map(credits.all({ key }).map((row) => [text(row, 'player_id'), whole(row, 'credits')])),

    /** Counts this payer's payments that have another description key. */
    countBesides: (key: string, descriptionKey: string): number =>
      [countCredited, countOthers]
        .map((statement) => whole(statement.get({ key, description_key: descriptionKey }) ?? {}, 'count'))
        .reduce((sum, count) => sum + count),

    /**
     * The rows of the payments of this amount from or to this payer between the two instants, no more than `limit`,
     * those nearest to `from` first, then by id. `to` may be the earlier.
     */
    paymentsOf(key: string, amount: number, { from, to }: Span, limit: number): Row[] {
      const isForwards = from <= to;
      const [ofPlayer, ofNobody, first, last] = isForwards
        ? [creditedSince, othersSince, from, to]
        : [creditedUntil, othersUntil, to, from];
      const opposite = 0 - amount;
      const params = { key, first, last, limit };
      const rows = [
        ...ofNobody.all({ ...params, amount }),
        ...(opposite === amount ? [] : ofNobody.all({ ...params, amount: opposite })),
        ...players.all({ key }).flatMap((row) => {
          return ofPlayer.all({ ...params, player_id: text(row, 'player_id'), amount, opposite });
        }),
      ];
      // A payment that is split among players is found by each of them.
      const found = [...new Map(rows.map((row) => [text(row, 'id'), row])).values()].sort(byAge);
      return (isForwards ? found : found.reverse()).slice(0, limit);
    },
  };
}

const CREDITED_PAYMENTS = `
  FROM payers CROSS JOIN allocations ON allocations.player_id = payers.player_id
  CROSS JOIN payments ON payments.id = allocations.payment_id AND payments.counterparty_key = payers.counterparty_key
  WHERE payers.counterparty_key = :key`;
const CREDITS = `
  SELECT payers.player_id, COUNT(*) AS credits ${CREDITED_PAYMENTS} AND payments.amount > 0 GROUP BY payers.player_id`;
const COUNT_CREDITED = `
  SELECT COUNT(DISTINCT payments.id) AS count ${CREDITED_PAYMENTS} AND payments.description_key <> :description_key`;
const OF_NOBODY = `FROM payments WHERE ${CREDITS_NOBODY} AND counterparty_key = :key`;
const COUNT_OTHERS = `SELECT COUNT(*) AS count ${OF_NOBODY} AND description_key <> :description_key`;
const others = (order: 'ASC' | 'DESC') => `
  SELECT * ${OF_NOBODY} AND amount = :amount AND paid_at >= :first AND paid_at <= :last
  ORDER BY paid_at ${order}, id ${order} ${LIMIT}`;
const credited = (order: 'ASC' | 'DESC') => `
  SELECT payments.* FROM allocations CROSS JOIN payments ON payments.id = allocations.payment_id
  WHERE allocations.player_id = :player_id AND allocations.paid_at >= :first AND allocations.paid_at <= :last
    AND counterparty_key = :key AND payments.amount IN (:amount, :opposite)
  ORDER BY allocations.paid_at ${order}, allocations.payment_id ${order} ${LIMIT}`;
