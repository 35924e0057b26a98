import type { BankTransaction, WebhookOutcome } from '@paidup/shared/webhook';
import { startOfDay } from '../domain/calendar.ts';
import type { BankConnectionRecord } from '../domain/records.ts';
import { isSightOld } from '../domain/session-times.ts';
import { isTold } from '../domain/told-again.ts';
import { AppError } from '../errors.ts';
import { type BankTransactions, ignored, type Told } from './bank/bank-transactions.ts';
import { reasonToIgnore } from './bank/bank-answer.ts';
import type { CatchUpService } from './bank/catch-up.ts';
import { bankUnavailable, type Connection } from './bank/connection.ts';
import { createReadBack } from './bank/read-back.ts';
import { createWitness } from './bank/witness.ts';
import type { ServiceDependencies } from './dependencies.ts';

type Bank = { connection: Connection; transactions: BankTransactions; catchUp: Pick<CatchUpService, 'want'> };

/**
 * Takes Monzo's deliveries. A payment counts once, whatever the number, order and kind of its deliveries. Once a bank was
 * connected, a delivery only tells of which transaction the bank has to be asked.
 */
export function createMonzoWebhookService(
  { store, clock, timeZone }: ServiceDependencies,
  { connection, transactions, catchUp }: Bank,
) {
  const witness = createWitness({ store }, connection);
  const readBack = createReadBack(connection);
  let notedAt: string | null = null;

  return {
    /**
     * Resolves when the outcome of a delivery is durable. The transaction is `null` for an event of another type. Rejects
     * with `StoreError` if it could not be stored, and with 503 `bank_unavailable` if the bank could not confirm it. The
     * next catch-up brings it then.
     */
    async receive(delivered: BankTransaction | null): Promise<WebhookOutcome> {
      const connected = await witness();
      if (connected !== null || connection.monzo !== null) noteEvent();
      if (delivered === null) return ignored('event_type');
      if (connected === null) return transactions.record(delivered, BY_BODY);
      return confirmed(delivered, connected).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'bank_unavailable') catchUp.want();
        throw error;
      });
    },
  };

  async function confirmed(
    delivered: BankTransaction,
    { account, start_date }: BankConnectionRecord,
  ): Promise<WebhookOutcome> {
    const stored = await store.payments.get(delivered.id);
    if (stored?.verified && isTold(stored, delivered)) return transactions.duplicateOf(stored);
    // The organiser has yet to choose the account after a new login.
    if (account === null) throw bankUnavailable(null);
    const from = start_date === null ? '' : startOfDay(start_date, timeZone);
    return readBack(delivered.id, (answer) => {
      if (answer === 'missing') return transactions.noteMissing(delivered.id, BY_BANK);
      const reason = reasonToIgnore(answer, { accountId: account.id, from });
      return transactions.record(answer.transaction, BY_BANK, reason);
    });
  }

  /** Notes once a minute that the bank delivers. No delivery fails or waits for it. */
  function noteEvent(): void {
    const now = clock();
    if (!isSightOld(notedAt, now)) return;
    notedAt = now;
    void store.bank.noteEvent(now).catch(() => undefined);
  }
}

export type MonzoWebhookService = ReturnType<typeof createMonzoWebhookService>;

const BY_BODY: Told = { by: 'webhook', isVerified: false };
const BY_BANK: Told = { by: 'webhook', isVerified: true };
