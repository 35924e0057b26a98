import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { PaymentRecord } from '../../domain/records.ts';
import type { Position } from '../position.ts';
import type { PaymentListQuery, PaymentSearch, PaymentStore } from '../payment-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { ALLOCATED, CREDITED, NOT_MATCHED, ONCE_CREDITED } from './payment-queries.ts';
import { orNull, text, type Row } from './rows.ts';
import { afterPosition, filter, LIMIT, mentionOf, type Statements } from './sql.ts';

/** Lists payments. `toPayments` adds the allocations to the rows. */
export function createPaymentList(
  statements: Statements,
  read: GroupCommit['read'],
  toPayments: (rows: Row[]) => PaymentRecord[],
): PaymentStore['list'] {
  return ({ search, ...query }) =>
    search === null ? read(() => toPayments(rowsOf(query))) : find(search, query);

  /**
   * Searches until the page is full. No index knows parts of words, so that may be the whole ledger. It is read slice by
   * slice, and in between the others are answered.
   */
  async function find(search: PaymentSearch, query: ListQuery): Promise<PaymentRecord[]> {
    const found: PaymentRecord[] = [];
    for (let rest = query; ;) {
      const { payments, end } = await read(() => {
        const until = endOfSlice(rest);
        return { payments: toPayments(rowsOf(rest, { search, until })), end: until };
      });
      found.push(...payments);
      if (end === null || payments.length === rest.limit) return found;
      // The position is a closer bound than the instant, and SQLite looks one of them up only.
      rest = { ...rest, before: null, after: end, limit: rest.limit - payments.length };
      await letOthersRun();
    }
  }

  /** The position of the last payment of the slice that begins this list, or `null` if the list ends before. */
  function endOfSlice(query: ListQuery): Position | null {
    const { source, paidAt, id, order, where, params } = partsOf(query);
    const end = statements(
      `SELECT ${paidAt} AS paid_at, ${id} AS id FROM ${source} ${where} ${order} ${LIMIT} OFFSET +:skipped`,
    );
    return orNull(end.get({ ...params, limit: 1, skipped: SLICE - 1 }), (row): Position => [
      text(row, 'paid_at'),
      text(row, 'id'),
    ]);
  }

  function rowsOf(query: ListQuery, slice: Slice | null = null): Row[] {
    const { source, order, where, params } = partsOf(query, slice);
    const rows = statements(`SELECT payments.* FROM ${source} ${where} ${order} ${LIMIT}`);
    return rows.all({ ...params, ...(slice && valuesOf(slice.search)), limit: query.limit });
  }
}

type ListQuery = Omit<PaymentListQuery, 'search'>;

/** The part of a list down to the position `until`, or all of it. */
type Slice = { search: PaymentSearch; until: Position | null };

function partsOf({ status, player_id, from, before, after }: ListQuery, slice: Slice | null = null) {
  // The payments of one player are ordered by the allocations, which hold a copy of the instant. What is void has none
  // any more, and only its history tells whom it credited.
  const isByPlayer = player_id !== null && status !== 'void';
  const [paidAt, id] = isByPlayer
    ? ['allocations.paid_at', 'allocations.payment_id']
    : ['payments.paid_at', 'payments.id'];
  const until = slice?.until ?? null;
  const { where, params } = filter(
    ...(isByPlayer || status !== null ? [] : [[`status <> 'void'`] as const]),
    isByPlayer
      ? ['allocations.player_id = :player_id', { player_id }]
      : ['instr(history, :mention) > 0', { mention: player_id === null ? null : mentionOf(player_id) }],
    [status === 'matched' ? 'status = :status' : `${NOT_MATCHED} AND status = :status`, { status }],
    [`${paidAt} >= :from`, { from: until === null ? from : null }],
    [
      `(${paidAt}, ${id}) >= (:until, :until_id)`,
      { until: until?.[0] ?? null, until_id: until?.[1] ?? null },
    ],
    [`${paidAt} < :before`, { before }],
    [`(${paidAt}, ${id}) < (:after, :after_id)`, afterPosition(after)],
    ...(slice === null ? [] : [[searched(slice.search, status)] as const]),
  );
  const source = isByPlayer ? ALLOCATED : 'payments';
  return { source, paidAt, id, order: `ORDER BY ${paidAt} DESC, ${id} DESC`, where, params };
}

/** Leaves out what is not looked for, since each part costs time on every payment. */
function searched({ key, notes, amount, player_ids }: PaymentSearch, status: ListQuery['status']): string {
  const parts = [
    ...(amount === null ? [] : ['abs(payments.amount) = :pence']),
    ...(key === null ? [] : ['instr(counterparty_key, :key) > 0', 'instr(description_key, :key) > 0']),
    ...(notes === null ? [] : ['instr(lower(notes), :notes) > 0']),
    ...(player_ids.length === 0 ? [] : [status === 'void' ? ONCE_CREDITED : CREDITED]),
  ];
  return parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`;
}

const valuesOf = ({ key, notes, amount, player_ids }: PaymentSearch) => ({
  key,
  notes,
  pence: amount,
  list: JSON.stringify(player_ids),
  mentions: JSON.stringify(player_ids.map(mentionOf)),
});

/** A slice of this many payments takes a few milliseconds. */
const SLICE = 5000;
