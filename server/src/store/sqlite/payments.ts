import type { PaymentRecord } from '../../domain/records.ts';
import { MAX_ALIKE, type PaymentStore } from '../payment-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { createKnownTotals } from './known-totals.ts';
import { createPayerAccounts } from './payer-accounts.ts';
import { createPayers } from './payers.ts';
import {
  ABOUT,
  ALLOCATIONS_OF_MANY,
  awaiting,
  NOT_MATCHED,
  PAID,
  SHARED_DESCRIPTION,
  unmatchedFrom,
  VERIFIED_CREDIT,
} from './payment-queries.ts';
import { createPaymentList } from './payment-list.ts';
import { byAge, PAYMENT_COLUMNS, toPaid, toPayment } from './payment-rows.ts';
import { createPaymentSums } from './payment-sums.ts';
import { orNull, sum, text, whole, type Row } from './rows.ts';
import {
  afterPosition,
  filter,
  IN_LIST,
  insertInto,
  LIMIT,
  mentionOf,
  updateRevision,
  type Statements,
} from './sql.ts';

/** The payments of the port, in SQLite. */
export function createPayments(statements: Statements, { read, write }: GroupCommit): PaymentStore {
  const one = statements('SELECT * FROM payments WHERE id = :id');
  const allocationsOf = statements(
    'SELECT player_id, amount FROM allocations WHERE payment_id = :id ORDER BY position',
  );
  const allocationsOfMany = statements(ALLOCATIONS_OF_MANY);
  const insert = statements(INSERT);
  const update = statements(UPDATE);
  const allocate = statements(
    insertInto('allocations', ['payment_id', 'position', 'player_id', 'amount', 'paid_at', 'is_money']),
  );
  const dropAllocations = statements('DELETE FROM allocations WHERE payment_id = :id');
  const about = statements(ABOUT);
  const fromCounterparty = statements(unmatchedFrom('counterparty'));
  const fromDescription = statements(unmatchedFrom('description'));
  const awaitingByCounterparty = statements(awaiting('counterparty'));
  const awaitingByDescription = statements(awaiting('description'));
  const totalOfSome = statements(
    `SELECT player_id, TOTAL(amount) AS total FROM allocations WHERE player_id ${IN_LIST} AND is_money = 1
     GROUP BY player_id`,
  );
  const totalOfAll = statements(
    'SELECT player_id, TOTAL(amount) AS total FROM allocations WHERE is_money = 1 GROUP BY player_id',
  );
  const writtenOff = statements(
    'SELECT player_id, TOTAL(amount) AS total FROM allocations WHERE is_money = 0 GROUP BY player_id',
  );
  const paid = statements(PAID);
  const shownByDescription = statements(
    'SELECT COUNT(*) AS count FROM payments WHERE description_key = :key',
  );
  const sharedDescription = statements(SHARED_DESCRIPTION);
  const unmatched = statements(
    `SELECT COUNT(*) AS count, TOTAL(MAX(amount, 0)) AS amount FROM payments
     WHERE ${NOT_MATCHED} AND status = 'unmatched'`,
  );

  const payers = createPayers(statements);
  const payerAccounts = createPayerAccounts(statements);
  const totals = createKnownTotals((playerIds) =>
    toTotals(totalOfSome.all({ list: JSON.stringify(playerIds) })),
  );

  return {
    ...createPaymentSums(statements, { read }),

    get: (id) => read(() => find(id)),

    list: createPaymentList(statements, read, allWithAllocations),

    recordOnce: (payment) =>
      write(({ notify, whenCommitted }) => {
        if (insert.run(columnsOf(payment)).changes === 0) return { existing: find(payment.id) };
        storeAllocations(payment);
        whenCommitted(() => totals.add(payment));
        notify('payment', payment.id);
        return { existing: null };
      }),

    replace: (payment, rev) =>
      write(({ notify, whenCommitted }) => {
        if (update.run({ ...columnsOf(payment), stored_rev: rev }).changes === 0) return 'stale';
        whenCommitted(totals.forget);
        dropAllocations.run({ id: payment.id });
        storeAllocations(payment);
        notify('payment', payment.id);
        return 'replaced';
      }),

    about: (playerId, keys) =>
      read(() => {
        const list = JSON.stringify(keys.filter((key) => key !== ''));
        return allWithAllocations(about.all({ player_id: playerId, mention: mentionOf(playerId), list }));
      }),

    unmatchedFrom: (keys) =>
      read(() => {
        const named = keys.filter((key) => key !== '');
        return oldestFirst(
          named.flatMap((key) => [...fromCounterparty.all({ key }), ...fromDescription.all({ key })]),
        );
      }),

    awaitingMatch: () =>
      read(() => oldestFirst([...awaitingByCounterparty.all(), ...awaitingByDescription.all()])),

    verifiedCredits: ({ since, after, limit }) =>
      read(() => {
        const { where, params } = filter(
          [VERIFIED_CREDIT],
          ['updated_at >= :since', { since }],
          ['(updated_at, id) > (:after, :after_id)', afterPosition(after)],
        );
        const rows = statements(`SELECT * FROM payments ${where} ORDER BY updated_at, id ${LIMIT}`);
        return allWithAllocations(rows.all({ ...params, limit }));
      }),

    totalsByPlayer: (playerIds) =>
      read(() => (playerIds === 'all' ? toTotals(totalOfAll.all()) : totals.of(playerIds))),

    writtenOffByPlayer: (playerIds) =>
      read(() => {
        const all = [...toTotals(writtenOff.all())];
        return new Map(all.filter(([id]) => playerIds === 'all' || playerIds.includes(id)));
      }),

    paidByPlayer: () => read(() => new Map(paid.all().map((row) => [text(row, 'player_id'), toPaid(row)]))),

    accountsOf: (counterpartyKeys) => read(() => payerAccounts.of(counterpartyKeys)),

    creditsFrom: (counterpartyKey) => read(() => payers.creditsFrom(counterpartyKey)),

    withCounterparty: (counterpartyKey, amount, span) =>
      read(() => {
        if (counterpartyKey === '') return [];
        return allWithAllocations(payers.paymentsOf(counterpartyKey, amount, span, MAX_ALIKE));
      }),

    countFrom: (key) =>
      read(() => {
        if (key === '') return 0;
        const described = whole(shownByDescription.get({ key }) ?? {}, 'count');
        return described + payers.countBesides(key, key);
      }),

    isDescriptionShared: (key) => read(() => key !== '' && sharedDescription.get({ key }) !== undefined),

    unmatchedTotal: () =>
      read(() => {
        const row = unmatched.get() ?? {};
        return { count: whole(row, 'count'), amount: sum(row, 'amount') };
      }),
  };

  function find(id: string): PaymentRecord | null {
    return orNull(one.get({ id }), withAllocations);
  }

  function storeAllocations(payment: PaymentRecord): void {
    const { id, allocations, paid_at } = payment;
    const is_money = Number(payment.source !== 'write_off');
    for (const [position, { player_id, amount }] of allocations.entries()) {
      allocate.run({ payment_id: id, position, player_id, amount, paid_at, is_money });
    }
    payers.add(payment);
    payerAccounts.store(payment);
  }

  function withAllocations(row: Row): PaymentRecord {
    return toPayment(row, allocationsOf.all({ id: text(row, 'id') }));
  }

  /** Gives each payment once, though both of its keys may have found it. */
  function oldestFirst(rows: Row[]): PaymentRecord[] {
    const found = new Map(rows.map((row) => [text(row, 'id'), row]));
    return allWithAllocations([...found.values()].sort(byAge));
  }

  /** Reads all allocations with one query, since a query each is half of what a long list costs. */
  function allWithAllocations(rows: Row[]): PaymentRecord[] {
    const parts = allocationsOfMany.all({ list: JSON.stringify(rows.map((row) => text(row, 'id'))) });
    const byPayment = Map.groupBy(parts, (part) => text(part, 'payment_id'));
    return rows.map((row) => toPayment(row, byPayment.get(text(row, 'id')) ?? []));
  }
}

const toTotals = (rows: Row[]) =>
  new Map(rows.map((row) => [text(row, 'player_id'), sum(row, 'total')] as const));

function columnsOf(payment: PaymentRecord) {
  return {
    ...payment,
    // They have a table of their own. A copy that leaves a field out costs V8 far more than one that sets it.
    allocations: null,
    conflict: Number(payment.conflict),
    verified: Number(payment.verified),
    history: JSON.stringify(payment.history),
  };
}

const COLUMNS = Object.keys(PAYMENT_COLUMNS);
const INSERT = `${insertInto('payments', COLUMNS)} ON CONFLICT (id) DO NOTHING`;
const UPDATE = updateRevision('payments', COLUMNS);
