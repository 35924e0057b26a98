import { z } from 'zod';
import type { Ask, CallOptions } from './call.ts';
import type { Clock } from './clock.ts';
import { listOf } from './loose.ts';
import { MonzoError, refusal } from './monzo-error.ts';
import { transaction, type Transaction } from './transaction.ts';
import { createPages } from './transaction-pages.ts';

const one = z.object({ transaction });
const many = z.object({ transactions: listOf(transaction) });

type Expanding = CallOptions & { isExpanded?: boolean };

/** What moved on an account. */
export function createTransactions(ask: Ask, clock: Clock) {
  return { get, annotate, page, pages: createPages(page, clock) };

  /** Returns a transaction. `isExpanded` brings the whole merchant instead of its id. */
  async function get(id: string, { isExpanded, ...options }: Expanding = {}): Promise<Transaction> {
    const query = expand(isExpanded);
    const answer = await ask(
      { method: 'GET', path: '/transactions/{id}', id, query, answer: one, isRepeatable: true },
      options,
    );
    return of(id, answer.transaction);
  }

  /**
   * Sets texts in the metadata of a transaction; `''` removes one. The bank answers with success and yet keeps those
   * alone that it knows, of which `notes` is one.
   */
  async function annotate(
    id: string,
    texts: Record<string, string>,
    options?: CallOptions,
  ): Promise<Transaction> {
    const form = Object.fromEntries(Object.entries(texts).map(([name, text]) => [`metadata[${name}]`, text]));
    const answer = await ask(
      { method: 'PATCH', path: '/transactions/{id}', id, form, answer: one, isRepeatable: true },
      options,
    );
    return of(id, answer.transaction);
  }

  /** Returns one page, the oldest first. `since` is a time, which is included, or an id, which is not. */
  async function page(
    accountId: string,
    { since, before, limit = MAX_LIMIT, isExpanded, ...options }: PageQuery & Expanding = {},
  ): Promise<Transaction[]> {
    // Nobody knows whether the bank refuses more or leaves the rest out.
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
      throw refusal(`A page has 1 to ${MAX_LIMIT} transactions.`, 'bad_limit');
    const query = { account_id: accountId, since, before, limit, ...expand(isExpanded) };
    const { transactions } = await ask(
      { method: 'GET', path: '/transactions', query, answer: many, isRepeatable: true },
      options,
    );
    return transactions;
  }
}

export type PageQuery = {
  since?: string | undefined;
  before?: string | undefined;
  /** 100 at most. The bank's own default is 30. */
  limit?: number;
};

const MAX_LIMIT = 100;

/** Without the brackets the bank ignores it. */
const expand = (isExpanded = false) => (isExpanded ? { 'expand[]': 'merchant' } : {});

/** Another transaction than the wanted one is worse than none. */
function of(id: string, answered: Transaction): Transaction {
  if (answered.id === id) return answered;
  throw new MonzoError('The bank answered with another transaction than the wanted one.', {
    kind: 'protocol',
    status: 200,
    code: 'other_transaction',
  });
}
