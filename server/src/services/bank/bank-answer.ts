import { bankTransaction, type BankTransaction } from '@paidup/shared/webhook';
import type { Transaction } from '../../monzo/client/index.ts';
import { bankUnavailable } from './connection.ts';

/** A transaction as the bank itself tells it, and the account that it is on, or `''` if the bank does not say. */
export type BankAnswer = { transaction: BankTransaction; accountId: string };

/** The account and the instant from which on its transactions are the club's. */
export type Bounds = { accountId: string; from: string };

/** Parses what the bank answered by the schema of its deliveries. What does not fit is no answer. */
export function answerOf(answered: Transaction): BankAnswer {
  const { success, data } = bankTransaction.safeParse(answered);
  if (!success) throw bankUnavailable(null);
  return { transaction: data, accountId: answered.account_id };
}

/** Says why a transaction is not the club's, whatever it is, or returns `null`. */
export function reasonToIgnore(answer: BankAnswer, { accountId, from }: Bounds): string | null {
  if (answer.accountId !== '' && answer.accountId !== accountId) return 'other_account';
  return answer.transaction.created < from ? 'before_start' : null;
}
