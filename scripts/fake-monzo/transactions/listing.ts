import type { FakeBank } from '../fake-bank.ts';
import { demandHistory, historyEnd, type Session } from '../login/session.ts';
import { BankError, badParam } from '../wire/bank-error.ts';
import { readTime } from '../wire/bank-time.ts';
import type { Transaction } from './transaction.ts';

const DEFAULT_LIMIT = 30;
const MAX_LIMIT = 100;
const MAX_SPAN = 8760 * 3_600_000;

/** One page of an account's transactions, oldest first, by the query's `since`, `before` and `limit`. */
export function listPage(
  bank: FakeBank,
  session: Session,
  accountId: string,
  query: URLSearchParams,
): Transaction[] {
  const limit = readLimit(bank, query.get('limit'));
  const since = readSince(bank, accountId, query.get('since'));
  const before = readBefore(query.get('before'));
  if (since && before !== null) demandSpan(since.created, before);
  demandHistory(session, bank.clock.now(), since?.created ?? Infinity);
  const from = since ?? withoutSince(bank, session);
  return bank.ledger
    .of(accountId)
    .filter((transaction) => {
      const created = Date.parse(transaction.created);
      return (
        (created > from.created || (created === from.created && transaction.id > from.id)) &&
        (before === null || created < before)
      );
    })
    .slice(0, limit);
}

/** The place after which a page begins. Every id is above the empty one, so an instant includes itself. */
type Since = { created: number; id: string };

function readSince(bank: FakeBank, accountId: string, since: string | null): Since | null {
  if (since === null) return null;
  const created = readTime(since);
  if (created !== null) return { created, id: '' };
  const transaction = bank.ledger.of(accountId).find(({ id }) => id === since);
  if (!transaction) throw badParam('since', 'must be a timestamp or a transaction of this account');
  return { created: Date.parse(transaction.created), id: transaction.id };
}

function withoutSince({ clock, switches }: FakeBank, session: Session): Since {
  const end = historyEnd(session, clock.now());
  if (end === null) return { created: -Infinity, id: '' };
  if (switches.list_without_since === 'last_90_days') return { created: end + 1, id: '' };
  throw new BankError('forbidden.verification_required', 'Verification required');
}

function readBefore(before: string | null): number | null {
  if (before === null) return null;
  const instant = readTime(before);
  if (instant === null) throw badParam('before', 'must be a timestamp');
  return instant;
}

function readLimit({ switches }: FakeBank, text: string | null): number {
  const limit = text === null ? DEFAULT_LIMIT : Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw badParam('limit', 'must be a number above 0');
  if (limit > MAX_LIMIT && switches.limit_over_100 === 'refused')
    throw badParam('limit', 'must be at most 100');
  return Math.min(limit, MAX_LIMIT);
}

function demandSpan(since: number, before: number): void {
  if (before <= since) throw new BankError('bad_request.bad_time_range', 'before must be after since');
  if (before - since > MAX_SPAN)
    throw new BankError('bad_request.invalid_time_range', 'The time range must be at most 8760h');
}
