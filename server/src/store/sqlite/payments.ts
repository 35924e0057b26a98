import type { SQLInputValue } from 'node:sqlite';
import type { PaymentRecord, PaymentStore } from '../store.ts';
import { AMONG, among } from './among.ts';
import { filter } from './filter.ts';
import type { GroupCommit } from './group-commit.ts';
import { createKnownTotals } from './known-totals.ts';
import { flag, history, oneOf, sum, text, textOrNull, whole, type Row } from './rows.ts';
import type { Statements } from './statements.ts';

/** The payments of the port, in SQLite. */
export function createPayments(
  statements: Statements,
  { read, write, whenRolledBack }: GroupCommit,
): PaymentStore {
  const one = statements('SELECT * FROM payments WHERE id = ?');
  const allocationsOf = statements(
    'SELECT player_id, amount FROM allocations WHERE payment_id = ? ORDER BY position',
  );
  const insert = statements(INSERT);
  const update = statements(UPDATE);
  const allocate = statements(
    'INSERT INTO allocations (payment_id, position, player_id, amount, paid_at) VALUES (?, ?, ?, ?, ?)',
  );
  const dropAllocations = statements('DELETE FROM allocations WHERE payment_id = ?');
  const fromCounterparty = statements(`${UNMATCHED_FROM} AND counterparty_key = ?`);
  const fromDescription = statements(`${UNMATCHED_FROM} AND description_key = ?`);
  const awaiting = statements(AWAITING);
  const totalOfSome = statements(
    `SELECT player_id, TOTAL(amount) AS total FROM allocations WHERE player_id ${AMONG} GROUP BY player_id`,
  );
  const totalOfAll = statements(
    'SELECT player_id, TOTAL(amount) AS total FROM allocations GROUP BY player_id',
  );
  const unmatched = statements(
    `SELECT COUNT(*) AS count, TOTAL(MAX(amount, 0)) AS amount FROM payments WHERE status = 'unmatched'`,
  );

  const totals = createKnownTotals((playerIds) => toTotals(totalOfSome.all(among(playerIds))));
  whenRolledBack(totals.forget);

  return {
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
          status === null ? null : ['status = ?', status],
          from === null ? null : [`${paidAt} >= ?`, from],
          before === null ? null : [`${paidAt} < ?`, before],
          after === null ? null : [`(${paidAt}, ${id}) < (?, ?)`, ...after],
        );
        const source = player_id === null ? 'payments' : ALLOCATED;
        const rows = statements(
          `SELECT payments.* FROM ${source} ${where} ORDER BY ${paidAt} DESC, ${id} DESC LIMIT ?`,
        );
        return rows.all(...values, limit).map(toPayment);
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
        const found = new Map<string, PaymentRecord>();
        for (const key of keys) {
          if (key === '') continue;
          for (const row of [...fromCounterparty.all(key), ...fromDescription.all(key)]) {
            found.set(text(row, 'id'), toPayment(row));
          }
        }
        return [...found.values()].sort(byAge);
      }),

    awaitingMatch: () => read(() => awaiting.all().map(toPayment)),

    totalsByPlayer: (playerIds) =>
      read(() => {
        return playerIds === 'all' ? toTotals(totalOfAll.all()) : totals.of(playerIds);
      }),

    unmatchedTotal: () =>
      read(() => {
        const row = unmatched.get() ?? {};
        return { count: whole(row, 'count'), amount: sum(row, 'amount') };
      }),
  };

  function find(id: string): PaymentRecord | null {
    const row = one.get(id);
    return row ? toPayment(row) : null;
  }

  function storeAllocations({ id, allocations, paid_at }: PaymentRecord): void {
    for (const [position, { player_id, amount }] of allocations.entries()) {
      allocate.run(id, position, player_id, amount, paid_at);
    }
  }

  function toPayment(row: Row): PaymentRecord {
    const id = text(row, 'id');
    return {
      id,
      source: oneOf(row, 'source', SOURCES),
      amount: whole(row, 'amount'),
      currency: text(row, 'currency'),
      paid_at: text(row, 'paid_at'),
      counterparty_name: text(row, 'counterparty_name'),
      counterparty_key: text(row, 'counterparty_key'),
      description: text(row, 'description'),
      description_key: text(row, 'description_key'),
      notes: text(row, 'notes'),
      status: oneOf(row, 'status', STATUSES),
      matched_by: row['matched_by'] === null ? null : oneOf(row, 'matched_by', MATCHED_BY),
      matched_on: textOrNull(row, 'matched_on'),
      matching: oneOf(row, 'matching', MATCHING),
      conflict: flag(row, 'conflict'),
      verified: flag(row, 'verified'),
      allocations: allocationsOf
        .all(id)
        .map((part) => ({ player_id: text(part, 'player_id'), amount: whole(part, 'amount') })),
      history: history(row),
      rev: whole(row, 'rev'),
      created_at: text(row, 'created_at'),
      updated_at: text(row, 'updated_at'),
    };
  }
}

const toTotals = (rows: Row[]) =>
  new Map(rows.map((row) => [text(row, 'player_id'), sum(row, 'total')] as const));

function byAge(one: PaymentRecord, other: PaymentRecord): number {
  if (one.paid_at !== other.paid_at) return one.paid_at < other.paid_at ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

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
    Number(payment.conflict),
    Number(payment.verified),
    JSON.stringify(payment.history),
    payment.rev,
    payment.created_at,
    payment.updated_at,
  ];
}

const SOURCES = ['monzo', 'cash'] as const;
const STATUSES = ['matched', 'unmatched', 'ignored'] as const;
const MATCHED_BY = ['counterparty_name', 'description', 'organiser'] as const;
const MATCHING = ['automatic', 'when_named', 'by_hand'] as const;

const ALLOCATED = 'allocations CROSS JOIN payments ON payments.id = allocations.payment_id';
const INSERT = `
  INSERT INTO payments (source, amount, currency, paid_at, counterparty_name, counterparty_key, description,
    description_key, notes, status, matched_by, matched_on, matching, conflict, verified, history, rev,
    created_at, updated_at, id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO NOTHING`;
const UPDATE = `
  UPDATE payments SET source = ?, amount = ?, currency = ?, paid_at = ?, counterparty_name = ?,
    counterparty_key = ?, description = ?, description_key = ?, notes = ?, status = ?, matched_by = ?,
    matched_on = ?, matching = ?, conflict = ?, verified = ?, history = ?, rev = ?, created_at = ?,
    updated_at = ?
  WHERE id = ? AND rev = ?`;
const UNMATCHED_FROM = `
  SELECT * FROM payments WHERE status = 'unmatched' AND matching IN ('automatic', 'when_named') AND amount > 0`;
const AWAITING = `
  SELECT * FROM payments WHERE status = 'unmatched' AND matching = 'automatic' AND amount > 0
  ORDER BY paid_at, id`;
