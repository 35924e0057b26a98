import { bankTransaction, type BankTransaction, type WebhookOutcome } from '@paidup/shared/webhook';
import { z } from 'zod';
import { bankPayment, contradiction, creditedTo, payerKeys, withConflict } from '../domain/bank-payments.ts';
import { classifyTransaction } from '../domain/classify-transaction.ts';
import type { PaymentRecord } from '../domain/records.ts';
import { parseInput } from '../parse-input.ts';
import type { MatchingService } from './matching.ts';
import { createRevisePayment } from './revise-payment.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Compiled for the busiest address: deliveries come again and again, and in storms. */
const transactionBody = z.compile(bankTransaction);
const TRANSACTION_EVENTS: readonly unknown[] = ['transaction.created', 'transaction.updated'];

/** Monzo's deliveries: each payment counts once, whatever the number, order and kind of its deliveries. */
export function createMonzoWebhookService(
  { store, clock, revise }: ServiceDependencies,
  matchingService: MatchingService,
) {
  const { payments, players, ignoredPayers } = store;
  const revisePayment = createRevisePayment({ store, revise });

  return {
    /**
     * Takes one delivery and resolves when its outcome is durable. Rejects with 400 `invalid_input` when the
     * transaction lacks what every transaction has, with `StoreError` when it could not be stored.
     */
    async receive(type: unknown, data: unknown): Promise<WebhookOutcome> {
      if (!TRANSACTION_EVENTS.includes(type)) return ignored('event_type');
      const transaction = parseInput(transactionBody, data, 'data');
      // A stored payment is answered without further ado; the guarantee is the unique key in `recordOnce`.
      const stored = await payments.get(transaction.id);
      return stored ? duplicate(stored, transaction) : decide(transaction);
    },
  };

  async function decide(transaction: BankTransaction): Promise<WebhookOutcome> {
    const classification = classifyTransaction(transaction);
    switch (classification.kind) {
      case 'ignored':
        return ignored(classification.reason);
      case 'outgoing':
        return (await goesToPlayer(transaction)) ? record(transaction, 'by_hand') : ignored('outgoing');
      case 'held':
        return record(transaction, 'when_named');
      case 'incoming':
        return record(transaction, 'automatic');
    }
  }

  async function record(
    transaction: BankTransaction,
    matching: PaymentRecord['matching'],
  ): Promise<WebhookOutcome> {
    const source = { at: clock(), by: 'webhook' };
    const unmatched = bankPayment(transaction, matching, source);
    const payer = matching === 'automatic' ? await matchingService.findPayer(unmatched) : null;
    // A player's name is stronger than the wish not to hear of the payer.
    const mayDrop = !payer && transaction.amount > 0 && (await isIgnoredPayer(unmatched));
    if (mayDrop && !(await isNamed(unmatched))) return ignored('ignored_payer');
    const payment = payer ? creditedTo(unmatched, payer, source) : unmatched;
    const { existing } = await payments.recordOnce(payment);
    if (existing) return duplicate(existing, transaction);
    if (payer || matching !== 'automatic') return outcomeOf(payment);
    // Somebody may have been given this name after we looked and before the payment was there to be found.
    return outcomeOf(await matchingService.creditIfNamed(payment.id, 'webhook'));
  }

  async function duplicate(stored: PaymentRecord, transaction: BankTransaction): Promise<WebhookOutcome> {
    const payment = contradiction(stored, transaction) ? await noteConflict(transaction) : stored;
    return { ...(await outcomeOf(payment)), outcome: 'duplicate' };
  }

  function noteConflict(transaction: BankTransaction): Promise<PaymentRecord> {
    return revisePayment(transaction.id, null, (payment) => {
      const detail = contradiction(payment, transaction);
      return detail ? withConflict(payment, detail, { at: clock(), by: 'webhook' }) : payment;
    });
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

  /** A player has one of its names: then it is kept, also where the name may not credit it. */
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
