import type { BankSays } from '@paidup/shared/history';
import type { PaidRecord, PaymentEntry, PaymentRecord, PaymentState } from '../../domain/records.ts';
import {
  flag,
  historyEntry,
  jsonRows,
  nested,
  oneOf,
  rows,
  sum,
  text,
  textOrNull,
  whole,
  type Row,
} from './rows.ts';

/** The payment of a row and of the rows of its allocations, in their order. */
export function toPayment(row: Row, allocations: Row[]): PaymentRecord {
  return {
    id: text(row, 'id'),
    source: oneOf(row, 'source', SOURCES),
    amount: whole(row, 'amount'),
    currency: text(row, 'currency'),
    paid_at: text(row, 'paid_at'),
    counterparty_name: text(row, 'counterparty_name'),
    counterparty_key: text(row, 'counterparty_key'),
    description: text(row, 'description'),
    description_key: text(row, 'description_key'),
    notes: text(row, 'notes'),
    ...toState(row, allocations),
    conflict: flag(row, 'conflict'),
    verified: flag(row, 'verified'),
    request_fingerprint: textOrNull(row, 'request_fingerprint'),
    history: jsonRows(row, 'history').map(toEntry),
    rev: whole(row, 'rev'),
    created_at: text(row, 'created_at'),
    updated_at: text(row, 'updated_at'),
  };
}

/** Reads the sum of a player's payments and the refunds among them. */
export function toPaid(row: Row): PaidRecord {
  const refunds = jsonRows(row, 'refunds');
  return {
    total: sum(row, 'total'),
    refunds: refunds.map((refund) => ({ paid_at: text(refund, 'paid_at'), amount: whole(refund, 'amount') })),
    last_paid_at: textOrNull(row, 'last_paid_at'),
  };
}

/** Sorts rows of payments: the oldest first, then by id. */
export function byAge(one: Row, other: Row): number {
  const [paidAt, otherPaidAt] = [text(one, 'paid_at'), text(other, 'paid_at')];
  if (paidAt !== otherPaidAt) return paidAt < otherPaidAt ? -1 : 1;
  return text(one, 'id') < text(other, 'id') ? -1 : 1;
}

function toState(row: Row, allocations: Row[]): PaymentState {
  return {
    status: oneOf(row, 'status', STATUSES),
    matched_by: row['matched_by'] === null ? null : oneOf(row, 'matched_by', MATCHED_BY),
    matched_on: textOrNull(row, 'matched_on'),
    matching: oneOf(row, 'matching', MATCHING),
    ignored_reason: textOrNull(row, 'ignored_reason'),
    allocations: allocations.map((part) => ({
      player_id: text(part, 'player_id'),
      amount: whole(part, 'amount'),
    })),
  };
}

function toEntry(entry: Row): PaymentEntry {
  const before = stateOf(entry, 'before');
  const after = stateOf(entry, 'after');
  return {
    ...historyEntry(entry),
    ...(before && { before }),
    ...(after && { after }),
    ...(entry['remembered'] === undefined ? {} : { remembered: text(entry, 'remembered') }),
    ...(entry['undoes'] === undefined ? {} : { undoes: whole(entry, 'undoes') }),
    ...(entry['says'] === undefined ? {} : { says: toSays(nested(entry, 'says')) }),
  };
}

const toSays = (says: Row): BankSays => ({
  ...(says['amount'] === undefined ? {} : { amount: whole(says, 'amount') }),
  ...(says['currency'] === undefined ? {} : { currency: text(says, 'currency') }),
  ...(says['payer'] === undefined ? {} : { payer: text(says, 'payer') }),
  ...(says['declined'] === undefined ? {} : { declined: true }),
});

function stateOf(entry: Row, when: 'before' | 'after'): PaymentState | null {
  if (entry[when] === undefined) return null;
  const state = nested(entry, when);
  return toState(state, rows(state, 'allocations'));
}

const SOURCES = ['monzo', 'cash'] as const;
const STATUSES = ['matched', 'unmatched', 'ignored'] as const;
const MATCHED_BY = ['counterparty_name', 'description', 'organiser'] as const;
const MATCHING = ['automatic', 'when_named', 'by_hand'] as const;
