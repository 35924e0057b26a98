import type { BankTransaction, WebhookOutcome } from '@paidup/shared/webhook';
import { bankPayment, contradiction, creditedTo, payerKeys, withConflict } from '../domain/bank-payments.ts';
import { classifyTransaction } from '../domain/classify-transaction.ts';
import type { PaymentRecord } from '../domain/records.ts';
import type { MatchingService } from './matching.ts';
import { createPayerAccounts } from './payer-accounts.ts';
import { createRevisePayment } from './revise-payment.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Takes Monzo's deliveries. A payment counts once, whatever the number, order and kind of its deliveries. */
export function createMonzoWebhookService(
  { store, clock, revise, secretKey }: ServiceDependencies,
  matchingService: MatchingService,
) {
  const { payments, players, ignoredPayers } = store;
  const revisePayment = createRevisePayment({ store, revise });
  const accountOf = createPayerAccounts(secretKey);

  return {
    /**
     * Resolves when the outcome of a delivery is durable. The transaction is `null` for an event of another type. Rejects
     * with `StoreError` if it could not be stored.
     */
    async receive(transaction: BankTransaction | null): Promise<WebhookOutcome> {
      if (transaction === null) return ignored('event_type');
      const classification = classifyTransaction(transaction);
      switch (classification.kind) {
        case 'ignored':
          return ignoredUnlessStored(transaction, classification.reason);
        case 'outgoing':
          return (await goesToPlayer(transaction))
            ? record(transaction, 'by_hand')
            : ignoredUnlessStored(transaction, 'outgoing');
        case 'held':
          return record(transaction, 'when_named');
        case 'incoming':
          return record(transaction, 'automatic');
      }
    },
  };

  async function record(
    transaction: BankTransaction,
    matching: PaymentRecord['matching'],
  ): Promise<WebhookOutcome> {
    const source = { at: clock(), by: 'webhook' };
    const unmatched = bankPayment(transaction, matching, source, accountOf(transaction));
    const named = matching === 'automatic' ? await matchingService.findPayer(unmatched) : null;
    if (named && !named.has_history) {
      // A claim is for good, so nobody is claimed for a delivery that has been stored before.
      const stored = await payments.get(transaction.id);
      if (stored) return duplicate(stored, transaction);
    }
    const payer = named && (await matchingService.claimPayer(named));
    // A payer who has become a player's bank name is no longer ignored.
    const mayDrop = !payer && transaction.amount > 0 && (await isIgnoredPayer(unmatched));
    if (mayDrop && !(await isNamed(unmatched))) return ignoredUnlessStored(transaction, 'ignored_payer');
    const payment = payer ? creditedTo(unmatched, payer, source) : unmatched;
    // Most deliveries are new, so nothing is looked up first. The unique key finds a duplicate.
    const { existing } = await payments.recordOnce(payment);
    if (existing) return duplicate(existing, transaction);
    if (payer || matching !== 'automatic') return outcomeOf(payment);
    // A player may have got this name after we looked and before the payment was stored.
    return outcomeOf(await matchingService.creditIfNamed(payment.id, 'webhook'));
  }

  /** Ignores a transaction, unless an earlier delivery of it was stored. Then it is a duplicate. */
  async function ignoredUnlessStored(transaction: BankTransaction, reason: string): Promise<WebhookOutcome> {
    const stored = await payments.get(transaction.id);
    return stored ? duplicate(stored, transaction) : ignored(reason);
  }

  async function duplicate(stored: PaymentRecord, transaction: BankTransaction): Promise<WebhookOutcome> {
    const payment = contradiction(stored, transaction) ? await noteConflict(transaction) : stored;
    return { ...(await outcomeOf(payment)), outcome: 'duplicate' };
  }

  async function noteConflict(transaction: BankTransaction): Promise<PaymentRecord> {
    const { after } = await revisePayment(transaction.id, null, (payment) => {
      const found = contradiction(payment, transaction);
      return found ? withConflict(payment, found, { at: clock(), by: 'webhook' }) : payment;
    });
    return after;
  }

  async function outcomeOf({ id, allocations }: PaymentRecord): Promise<WebhookOutcome> {
    const [allocation, ...more] = allocations;
    if (!allocation) return { outcome: 'unmatched', payment_id: id };
    if (more.length > 0) return { outcome: 'credited', payment_id: id };
    const totals = await payments.totalsByPlayer([allocation.player_id]);
    const total_paid = totals.get(allocation.player_id) ?? 0;
    return { outcome: 'credited', payment_id: id, player_id: allocation.player_id, total_paid };
  }

  async function isIgnoredPayer(payment: PaymentRecord): Promise<boolean> {
    const [payer] = payerKeys(payment);
    return payer !== undefined && (await ignoredPayers.findByKey(payer.key)) !== null;
  }

  /** Tells whether a player has one of its names. Then it is stored even if the name may not credit it. */
  async function isNamed(payment: PaymentRecord): Promise<boolean> {
    const owners = await Promise.all(payerKeys(payment).map(({ key }) => players.findByBankKey(key)));
    return owners.some((owner) => owner !== null);
  }

  async function goesToPlayer(transaction: BankTransaction): Promise<boolean> {
    const [payee] = payerKeys(bankPayment(transaction, 'by_hand', { at: clock(), by: 'webhook' }));
    return payee !== undefined && (await players.findByBankKey(payee.key)) !== null;
  }
}

export type MonzoWebhookService = ReturnType<typeof createMonzoWebhookService>;

const ignored = (reason: string): WebhookOutcome => ({ outcome: 'ignored', reason });
