import type { Call, Endpoint } from '../endpoint.ts';
import type { FakeBank } from '../fake-bank.ts';
import { demandHistory } from '../login/session.ts';
import { notFound } from '../wire/bank-error.ts';
import { nested, required } from '../wire/params.ts';
import { listPage } from './listing.ts';
import { shown, type Transaction } from './transaction.ts';

/** Reading transactions, and annotating them. */
export function transactionEndpoints(bank: FakeBank): Endpoint[] {
  return [
    {
      method: 'get',
      path: '/transactions',
      answer({ session, query }) {
        const account = bank.accounts.findOpenToApi(required(query, 'account_id'), session.userId);
        const page = listPage(bank, session, account.id, query);
        return { transactions: page.map((transaction) => shown(transaction, isExpanded(query))) };
      },
    },
    {
      method: 'get',
      path: '/transactions/:id',
      answer: (call) => ({ transaction: shown(find(call), isExpanded(call.query)) }),
    },
    {
      method: 'patch',
      path: '/transactions/:id',
      answer(call) {
        const transaction = find(call);
        annotate(transaction, nested(call.form, 'metadata'));
        return { transaction: shown(transaction, false) };
      },
    },
  ];

  function find({ id, session }: Call): Transaction {
    const transaction = bank.ledger.find(id);
    if (!bank.accounts.ownedBy(session.userId).some((account) => account.id === transaction.account_id))
      throw notFound('transaction');
    demandHistory(session, bank.clock.now(), Date.parse(transaction.created));
    return transaction;
  }

  // Keys that the transaction does not know are answered 200 and dropped. An empty value removes a key.
  function annotate(transaction: Transaction, pairs: [key: string, value: string][]): void {
    const known = new Map(Object.entries(transaction.metadata));
    for (const [key, value] of pairs) {
      if (value === '') known.delete(key);
      else if (key === 'notes' || known.has(key) || bank.switches.new_metadata === 'kept')
        known.set(key, value);
    }
    const metadata = Object.fromEntries(known);
    const isNoted = pairs.some(([key]) => key === 'notes');
    bank.payments.change(transaction.id, { metadata, ...(isNoted && { notes: metadata.notes ?? '' }) });
  }
}

/** Without its brackets the parameter is ignored. */
const isExpanded = (query: URLSearchParams): boolean => query.getAll('expand[]').includes('merchant');
