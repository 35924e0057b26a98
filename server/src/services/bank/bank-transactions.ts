import type { CatchUpItem } from '@paidup/shared/bank';
import type { BankTransaction, WebhookOutcome } from '@paidup/shared/webhook';
import { creditedTo } from '../../domain/bank-payments.ts';
import type { PaymentRecord } from '../../domain/records.ts';
import { toldAgain, toldMissing } from '../../domain/told-again.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import type { MatchingService } from '../matching.ts';
import { createRevisePayment } from '../revise-payment.ts';
import { createSettleReminders } from '../settle-reminders.ts';
import { createSortTransaction } from './sort-transaction.ts';

/** Who brings a transaction, and whether the bank itself has told it. */
export type Told = { by: 'webhook' | 'catch_up'; isVerified: boolean };

/**
 * Records what the bank tells, whoever brings it. A payment counts once, whatever the number, order and kind of its
 * tellings. An outcome is durable when it resolves. Each rejects with `StoreError` if it could not be stored.
 */
export function createBankTransactions(dependencies: ServiceDependencies, matching: MatchingService) {
  const { store, clock, secretKey } = dependencies;
  const { payments } = store;
  const revisePayment = createRevisePayment(dependencies);
  const settleReminders = createSettleReminders(dependencies);
  const sort = createSortTransaction({ store, secretKey }, matching);

  return { record, preview, noteMissing, duplicateOf };

  /** Records a transaction. One that there is a `reason` to ignore is ignored, whatever it is, unless it is stored. */
  async function record(
    transaction: BankTransaction,
    told: Told,
    reason: string | null = null,
  ): Promise<WebhookOutcome> {
    const at = clock();
    const sorted = reason === null ? await sort(transaction, { at, ...told }) : { reason };
    if ('reason' in sorted) return ignoreUnlessStored(transaction, sorted.reason, told);
    const { payment: unmatched, payer: named } = sorted;
    if (named && !named.has_history) {
      // A claim is for good, so nobody is claimed for a transaction that has been stored before.
      const stored = await payments.get(transaction.id);
      if (stored) return duplicate(stored, transaction, told);
    }
    const payer = named && (await matching.claimPayer(named));
    const payment = payer ? creditedTo(unmatched, payer, { at, by: told.by }) : unmatched;
    // Most deliveries are new, so nothing is looked up first. The unique key finds a duplicate.
    const { existing } = await payments.recordOnce(payment);
    if (existing) return duplicate(existing, transaction, told);
    await settleReminders(payment.allocations, told.by);
    if (payer || payment.matching !== 'automatic') return outcomeOf(payment);
    // A player may have got this name after we looked and before the payment was stored.
    return outcomeOf(await matching.creditIfNamed(payment.id, told.by));
  }

  /** Says what `record` would do, and stores nothing. */
  async function preview(transaction: BankTransaction, reason: string | null): Promise<Preview> {
    if (await payments.get(transaction.id)) return { outcome: 'duplicate' };
    if (reason !== null) return { outcome: 'ignored', reason };
    const sorted = await sort(transaction, { at: clock(), by: 'catch_up', isVerified: true });
    if ('reason' in sorted) return { outcome: 'ignored', reason: sorted.reason };
    if (!sorted.payer) return { outcome: 'unmatched' };
    const { id, name } = sorted.payer;
    return { outcome: 'credited', player: { id, name } };
  }

  /** Ignores a transaction, unless it has been stored before. Then it is a duplicate. */
  async function ignoreUnlessStored(
    transaction: BankTransaction,
    reason: string,
    told: Told,
  ): Promise<WebhookOutcome> {
    const stored = await payments.get(transaction.id);
    return stored ? duplicate(stored, transaction, told) : ignored(reason);
  }

  /** Notes that the bank has no transaction of this id. What is stored stays, in conflict. */
  async function noteMissing(id: string, { by }: Pick<Told, 'by'>): Promise<WebhookOutcome> {
    const stored = await payments.get(id);
    if (!stored) return ignored('not_at_bank');
    return duplicateOf(await change(stored, (payment) => toldMissing(payment, { at: clock(), by })));
  }

  async function duplicate(
    stored: PaymentRecord,
    transaction: BankTransaction,
    told: Told,
  ): Promise<WebhookOutcome> {
    const tell = (payment: PaymentRecord) => toldAgain(payment, transaction, { at: clock(), ...told });
    return duplicateOf(await change(stored, tell));
  }

  /** Most tellings change nothing, and so nothing is written. */
  async function change(
    stored: PaymentRecord,
    step: (payment: PaymentRecord) => PaymentRecord,
  ): Promise<PaymentRecord> {
    return step(stored) === stored ? stored : (await revisePayment(stored.id, null, step)).after;
  }

  async function duplicateOf(payment: PaymentRecord): Promise<WebhookOutcome> {
    return { ...(await outcomeOf(payment)), outcome: 'duplicate' };
  }

  async function outcomeOf({ id, allocations }: PaymentRecord): Promise<WebhookOutcome> {
    const [allocation, ...more] = allocations;
    if (!allocation) return { outcome: 'unmatched', payment_id: id };
    if (more.length > 0) return { outcome: 'credited', payment_id: id };
    const totals = await payments.totalsByPlayer([allocation.player_id]);
    const total_paid = totals.get(allocation.player_id) ?? 0;
    return { outcome: 'credited', payment_id: id, player_id: allocation.player_id, total_paid };
  }
}

export type BankTransactions = ReturnType<typeof createBankTransactions>;

type Preview = Pick<CatchUpItem, 'outcome' | 'reason' | 'player'>;

/** Returns the outcome for what is not stored. */
export const ignored = (reason: string): WebhookOutcome => ({ outcome: 'ignored', reason });
