import type { SQLInputValue } from 'node:sqlite';
import type { PaymentRecord } from '../../domain/records.ts';
import type { PaymentStore } from '../store.ts';
import { AMONG, among } from './among.ts';
import { filter, LIMIT } from './filter.ts';
import type { GroupCommit } from './group-commit.ts';
import { createKnownTotals } from './known-totals.ts';
import { createPayers } from './payers.ts';
import { byAge, toPaid, toPayment } from './payment-rows.ts';
import { createPaymentSums } from './payment-sums.ts';
import { sum, text, whole, type Row } from './rows.ts';
import type { Statements } from './statements.ts';

/** The payments of the port, in SQLite. */
export function createPayments(statements: Statements, turns: GroupCommit): PaymentStore {
  const { read, write, whenRolledBack } = turns;
  const one = statements('SELECT * FROM payments WHERE id = ?');
  const allocationsOf = statements(
    'SELECT player_id, amount FROM allocations WHERE payment_id = ? ORDER BY position',
  );
  const allocationsOfMany = statements(ALLOCATIONS_OF_MANY);
  const insert = statements(INSERT);
  const update = statements(UPDATE);
  const allocate = statements(
    'INSERT INTO allocations (payment_id, position, player_id, amount, paid_at) VALUES (?, ?, ?, ?, ?)',
  );
  const dropAllocations = statements('DELETE FROM allocations WHERE payment_id = ?');
  const fromCounterparty = statements(unmatchedFrom('counterparty'));
  const fromDescription = statements(unmatchedFrom('description'));
  const awaitingByCounterparty = statements(awaiting('counterparty'));
  const awaitingByDescription = statements(awaiting('description'));
  const totalOfSome = statements(
    `SELECT player_id, TOTAL(amount) AS total FROM allocations WHERE player_id ${AMONG} GROUP BY player_id`,
  );
  const totalOfAll = statements(
    'SELECT player_id, TOTAL(amount) AS total FROM allocations GROUP BY player_id',
  );
  const paid = statements(PAID);
  const shownByDescription = statements('SELECT COUNT(*) AS count FROM payments WHERE description_key = ?');
  const sharedDescription = statements(SHARED_DESCRIPTION);
  const unmatched = statements(
    `SELECT COUNT(*) AS count, TOTAL(MAX(amount, 0)) AS amount FROM payments
     WHERE ${NOT_MATCHED} AND status = 'unmatched'`,
  );

  const payers = createPayers(statements, turns);
  const totals = createKnownTotals((playerIds) => toTotals(totalOfSome.all(among(playerIds))));
  whenRolledBack(totals.forget);

  return {
    ...createPaymentSums(statements, { read }),

    get: (id) => read(() => find(id)),

    list: ({ status, player_id, from, before, after, limit }) =>
      read(() => {
        // Read by player, the order comes from the allocations, which hold a copy of the instant.
        const [paidAt, id] =
          player_id === null
            ? ['payments.paid_at', 'payments.id']
            : ['allocations.paid_at', 'allocations.payment_id'];
        const { where, values } = filter(
          player_id === null ? null : ['allocations.player_id = ?', player_id],
          status === null
            ? null
            : [status === 'matched' ? 'status = ?' : `${NOT_MATCHED} AND status = ?`, status],
          from === null ? null : [`${paidAt} >= ?`, from],
          before === null ? null : [`${paidAt} < ?`, before],
          after === null ? null : [`(${paidAt}, ${id}) < (?, ?)`, ...after],
        );
        const source = player_id === null ? 'payments' : ALLOCATED;
        const rows = statements(
          `SELECT payments.* FROM ${source} ${where} ORDER BY ${paidAt} DESC, ${id} DESC ${LIMIT}`,
        );
        return allWithAllocations(rows.all(...values, limit));
      }),

    recordOnce: (payment) =>
      write((ring) => {
        if (insert.run(...valuesOf(payment), payment.id).changes === 0) return { existing: find(payment.id) };
        storeAllocations(payment);
        totals.add(payment);
        ring('payment', payment.id);
        return { existing: null };
      }),

    replace: (payment, rev) =>
      write((ring) => {
        if (update.run(...valuesOf(payment), payment.id, rev).changes === 0) return 'stale';
        totals.forget();
        dropAllocations.run(payment.id);
        storeAllocations(payment);
        ring('payment', payment.id);
        return 'replaced';
      }),

    unmatchedFrom: (keys) =>
      read(() => {
        const named = keys.filter((key) => key !== '');
        return oldestFirst(
          named.flatMap((key) => [...fromCounterparty.all(key), ...fromDescription.all(key)]),
        );
      }),

    awaitingMatch: () =>
      read(() => oldestFirst([...awaitingByCounterparty.all(), ...awaitingByDescription.all()])),

    totalsByPlayer: (playerIds) =>
      read(() => (playerIds === 'all' ? toTotals(totalOfAll.all()) : totals.of(playerIds))),

    paidByPlayer: () => read(() => new Map(paid.all().map((row) => [text(row, 'player_id'), toPaid(row)]))),

    creditsFrom: (counterpartyKey) => read(() => payers.creditsFrom(counterpartyKey)),

    withCounterparty: (counterpartyKey, amount, span) =>
      read(() => {
        if (counterpartyKey === '') return [];
        return allWithAllocations(payers.paymentsOf(counterpartyKey, [amount, 0 - amount], span, MOST_ALIKE));
      }),

    countFrom: (key) =>
      read(() => {
        if (key === '') return 0;
        const described = whole(shownByDescription.get(key) ?? {}, 'count');
        return described + payers.countBesides(key, key);
      }),

    isDescriptionShared: (key) => read(() => key !== '' && sharedDescription.get(key, key) !== undefined),

    unmatchedTotal: () =>
      read(() => {
        const row = unmatched.get() ?? {};
        return { count: whole(row, 'count'), amount: sum(row, 'amount') };
      }),
  };

  function find(id: string): PaymentRecord | null {
    const row = one.get(id);
    return row ? withAllocations(row) : null;
  }

  function storeAllocations(payment: PaymentRecord): void {
    const { id, allocations, paid_at } = payment;
    for (const [position, { player_id, amount }] of allocations.entries()) {
      allocate.run(id, position, player_id, amount, paid_at);
    }
    payers.add(payment);
  }

  function withAllocations(row: Row): PaymentRecord {
    return toPayment(row, allocationsOf.all(text(row, 'id')));
  }

  /** Each once, though both of its keys may have found it. */
  function oldestFirst(rows: Row[]): PaymentRecord[] {
    const found = new Map(rows.map((row) => [text(row, 'id'), row]));
    return allWithAllocations([...found.values()].sort(byAge));
  }

  /** One query for all of them: one for each is half of what a long list costs. */
  function allWithAllocations(rows: Row[]): PaymentRecord[] {
    const parts = allocationsOfMany.all(among(rows.map((row) => text(row, 'id'))));
    const byPayment = Map.groupBy(parts, (part) => text(part, 'payment_id'));
    return rows.map((row) => toPayment(row, byPayment.get(text(row, 'id')) ?? []));
  }
}

const toTotals = (rows: Row[]) =>
  new Map(rows.map((row) => [text(row, 'player_id'), sum(row, 'total')] as const));

function valuesOf(payment: PaymentRecord): SQLInputValue[] {
  return [
    payment.source,
    payment.amount,
    payment.currency,
    payment.paid_at,
    payment.counterparty_name,
    payment.counterparty_key,
    payment.description,
    payment.description_key,
    payment.notes,
    payment.status,
    payment.matched_by,
    payment.matched_on,
    payment.matching,
    payment.ignored_reason,
    Number(payment.conflict),
    Number(payment.verified),
    payment.request_fingerprint,
    JSON.stringify(payment.history),
    payment.rev,
    payment.created_at,
    payment.updated_at,
  ];
}

/** Said in so many words it lets SQLite take the index of these few. */
const NOT_MATCHED = `status <> 'matched'`;
const ALLOCATIONS_OF_MANY = `
  SELECT payment_id, player_id, amount FROM allocations WHERE payment_id ${AMONG} ORDER BY payment_id, position`;
const ALLOCATED = 'allocations CROSS JOIN payments ON payments.id = allocations.payment_id';
const INSERT = `
  INSERT INTO payments (source, amount, currency, paid_at, counterparty_name, counterparty_key, description,
    description_key, notes, status, matched_by, matched_on, matching, ignored_reason, conflict, verified,
    request_fingerprint, history, rev, created_at, updated_at, id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO NOTHING`;
const UPDATE = `
  UPDATE payments SET source = ?, amount = ?, currency = ?, paid_at = ?, counterparty_name = ?,
    counterparty_key = ?, description = ?, description_key = ?, notes = ?, status = ?, matched_by = ?,
    matched_on = ?, matching = ?, ignored_reason = ?, conflict = ?, verified = ?, request_fingerprint = ?,
    history = ?, rev = ?, created_at = ?, updated_at = ?
  WHERE id = ? AND rev = ?`;
/** By the index of what is unmatched alone: a common name may be on most of the others. */
const unmatchedFrom = (shown: 'counterparty' | 'description') => `
  SELECT * FROM payments INDEXED BY payments_unmatched_by_${shown}
  WHERE status = 'unmatched' AND matching IN ('automatic', 'when_named') AND amount > 0 AND conflict = 0
    AND ${shown}_key = ?`;
/** From the names to the payments: names are few, however many payments wait. */
const awaiting = (shown: 'counterparty' | 'description') => `
  SELECT payments.* FROM bank_names CROSS JOIN payments INDEXED BY payments_unmatched_by_${shown}
    ON ${shown}_key = bank_names.key
  WHERE status = 'unmatched' AND matching = 'automatic' AND amount > 0 AND conflict = 0`;
/** By the index of the players alone, which has all of it. */
const PAID = `
  SELECT player_id, TOTAL(amount) AS total,
    json_group_array(json_object('paid_at', paid_at, 'amount', amount)) FILTER (WHERE amount < 0) AS refunds
  FROM allocations GROUP BY player_id`;
/** Ends at the first payer who is another than the first. */
const SHARED_DESCRIPTION = `
  SELECT 1 FROM payments
  WHERE description_key = ? AND counterparty_key NOT IN ('', (
    SELECT counterparty_key FROM payments WHERE description_key = ? AND counterparty_key <> '' LIMIT 1))
  LIMIT 1`;
const MOST_ALIKE = 500;
