import type { BankTransaction, WebhookOutcome } from '@paidup/shared/webhook';
import { type BankTransactions, ignored } from './bank/bank-transactions.ts';

/** Takes Monzo's deliveries. A payment counts once, whatever the number, order and kind of its deliveries. */
export function createMonzoWebhookService(transactions: BankTransactions) {
  return {
    /**
     * Resolves when the outcome of a delivery is durable. The transaction is `null` for an event of another type. Rejects
     * with `StoreError` if it could not be stored.
     */
    async receive(transaction: BankTransaction | null): Promise<WebhookOutcome> {
      if (transaction === null) return ignored('event_type');
      return transactions.record(transaction, { by: 'webhook', isVerified: false });
    },
  };
}

export type MonzoWebhookService = ReturnType<typeof createMonzoWebhookService>;
