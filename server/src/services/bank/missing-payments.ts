import { isByHand } from '../../domain/corrections.ts';
import type { BankConnectionRecord } from '../../domain/records.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { everyPayment } from '../every-payment.ts';
import type { createAccountHistory } from './account-history.ts';
import { reasonToIgnore } from './bank-answer.ts';
import type { BankTransactions, Told } from './bank-transactions.ts';

type Listed = { accountId: string; from: string; ids: ReadonlySet<string> };

/**
 * Returns how to look for stored payments that the bank's list does not have, and that this connection should know. The
 * bank is asked for each, since the list is that of one account.
 */
export function createMissingPayments(
  { store }: Pick<ServiceDependencies, 'store'>,
  history: Pick<ReturnType<typeof createAccountHistory>, 'find'>,
  transactions: BankTransactions,
) {
  return async (
    { connected_since }: Pick<BankConnectionRecord, 'connected_since'>,
    { ids, ...bounds }: Listed,
    told: Told,
  ): Promise<void> => {
    for await (const payment of everyPayment(store.payments, { from: bounds.from })) {
      // A former login may have been somebody else's, whose payments the bank does not tell to this one.
      const isKnown = !payment.verified || payment.created_at >= (connected_since ?? '');
      if (isByHand(payment) || ids.has(payment.id) || !isKnown) continue;
      if (payment.history.some(({ says }) => says?.missing)) continue;
      const answer = await history.find(payment.id);
      if (answer === 'missing') await transactions.noteMissing(payment.id, told);
      else if (answer) await transactions.record(answer.transaction, told, reasonToIgnore(answer, bounds));
    }
  };
}
