import { notFound } from '../wire/bank-error.ts';
import type { Transaction } from './transaction.ts';

export type Ledger = ReturnType<typeof createLedger>;

/** The transactions of all accounts, each account's by `created` and then by id. */
export function createLedger() {
  const byId = new Map<string, Transaction>();
  const byAccount = new Map<string, Transaction[]>();

  return {
    of: (accountId: string): readonly Transaction[] => byAccount.get(accountId) ?? [],

    get size(): number {
      return byId.size;
    },

    /** The newest transactions of all accounts. */
    newest: (count: number): Transaction[] => [...byId.values()].slice(-count).reverse(),

    find(id: string): Transaction {
      const transaction = byId.get(id);
      if (!transaction) throw notFound('transaction');
      return transaction;
    },

    add(transaction: Transaction): void {
      const { id, account_id } = transaction;
      const list = byAccount.get(account_id) ?? [];
      byAccount.set(account_id, list);
      byId.set(id, transaction);
      const before = list.findLastIndex((one) => compare(one, transaction) < 0);
      list.splice(before + 1, 0, transaction);
    },

    /** Takes a transaction out, as if it had never been. */
    remove(id: string): void {
      const list = byAccount.get(this.find(id).account_id) ?? [];
      list.splice(
        list.findIndex((one) => one.id === id),
        1,
      );
      byId.delete(id);
    },
  };
}

function compare(one: Transaction, other: Transaction): number {
  const byTime = Date.parse(one.created) - Date.parse(other.created);
  return byTime !== 0 ? byTime : one.id < other.id ? -1 : 1;
}
