import type { BankSays } from '@paidup/shared/history';
import { compare } from '../../domain/compare.ts';
import type { PaidRecord, PastState, PaymentEntry, PaymentRecord } from '../../domain/records.ts';
import {
  flag,
  historyEntry,
  jsonRows,
  nested,
  nullable,
  oneOf,
  readRow,
  rows,
  sum,
  text,
  whole,
  type Row,
} from './rows.ts';

/** The payment of a row and of the rows of its allocations, in their order. */
export const toPayment = (row: Row, allocations: Row[]): PaymentRecord => ({
  ...readRow(row, PAYMENT_COLUMNS),
  allocations: allocations.map((part) => readRow(part, PART)),
});

/** Reads the sum of a player's payments and the refunds among them. */
export const toPaid = (row: Row): PaidRecord => ({
  total: sum(row, 'total'),
  refunds: jsonRows(row, 'refunds').map((refund) => readRow(refund, REFUND)),
  last_paid_at: nullable(text)(row, 'last_paid_at'),
});

/** Sorts rows of payments: the oldest first, then by id. */
export const byAge = (one: Row, other: Row): number =>
  compare(text(one, 'paid_at'), text(other, 'paid_at')) || compare(text(one, 'id'), text(other, 'id'));

function toEntry(entry: Row): PaymentEntry {
  const before = stateOf(entry, 'before');
  const after = stateOf(entry, 'after');
  return {
    ...historyEntry(entry),
    ...(before && { before }),
    ...(after && { after }),
    ...Object.fromEntries(NAME_MOVES.filter((key) => key in entry).map((key) => [key, text(entry, key)])),
    ...(entry['undoes'] === undefined ? {} : { undoes: whole(entry, 'undoes') }),
    ...(entry['says'] === undefined ? {} : { says: toSays(nested(entry, 'says')) }),
  };
}

const NAME_MOVES = ['remembered', 'moved_from', 'forgot', 'moved_to'];

const toSays = (says: Row): BankSays => ({
  ...(says['amount'] === undefined ? {} : { amount: whole(says, 'amount') }),
  ...(says['currency'] === undefined ? {} : { currency: text(says, 'currency') }),
  ...(says['payer'] === undefined ? {} : { payer: text(says, 'payer') }),
  ...(says['declined'] === undefined ? {} : { declined: true }),
  ...(says['missing'] === undefined ? {} : { missing: true }),
});

function stateOf(entry: Row, when: 'before' | 'after'): PastState | null {
  if (entry[when] === undefined) return null;
  const state = nested(entry, when);
  return {
    ...readRow(state, STATE),
    allocations: rows(state, 'allocations').map((part) => readRow(part, PART)),
    ...(state['club_part'] === undefined ? {} : readRow(state, CLUB)),
  };
}

const REFUND = { paid_at: text, amount: whole };
const PART = { player_id: text, amount: whole };
const CLUB = { club_part: nullable(whole) };
const STATE = {
  status: oneOf('matched', 'unmatched', 'ignored', 'void'),
  matched_by: nullable(oneOf('counterparty_name', 'description', 'organiser')),
  matched_on: nullable(text),
  matching: oneOf('automatic', 'when_named', 'by_hand'),
  ignored_reason: nullable(text),
};
/** The columns of payments, and how each is read. */
export const PAYMENT_COLUMNS = {
  id: text,
  source: oneOf('monzo', 'cash', 'write_off'),
  amount: whole,
  currency: text,
  paid_at: text,
  counterparty_name: text,
  counterparty_key: text,
  payer_account: nullable(text),
  payer_account_hash: nullable(text),
  description: text,
  description_key: text,
  notes: text,
  ...STATE,
  ...CLUB,
  conflict: flag,
  verified: flag,
  request_fingerprint: nullable(text),
  history: (row: Row) => jsonRows(row, 'history').map(toEntry),
  rev: whole,
  created_at: text,
  updated_at: text,
};
