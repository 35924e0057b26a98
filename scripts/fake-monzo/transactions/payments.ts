import type { Webhooks } from '../webhooks/webhooks.ts';
import { bankTime, nextWorkingMorning } from '../wire/bank-time.ts';
import { KINDS } from './kinds/kinds.ts';
import type { Ledger } from './ledger.ts';
import { newTransaction, type PaymentInput, type TransactionSources } from './new-transaction.ts';
import { SEQUENCES, type Step } from './sequences.ts';
import type { Transaction } from './transaction.ts';

export type Payments = ReturnType<typeof createPayments>;

/** What happens to transactions, from their creation on. Each change is told by webhooks. */
export function createPayments(bank: TransactionSources & { ledger: Ledger; webhooks: Webhooks }) {
  const { clock, ledger, webhooks } = bank;

  return {
    make,

    change,

    /** Settles what was only authorised, at another amount if one is given. */
    settle,

    /** Says that no money moved after all. */
    decline: (id: string, reason: string): Transaction =>
      change(id, { decline_reason: reason, decline_copy: 'Declined', include_in_spending: false }),

    /** Sends the money back, as a transaction of its own with the same other party. */
    giveBack(id: string): Transaction {
      const { account_id, amount, scheme, counterparty, merchant, description, notes } = ledger.find(id);
      return make({
        kind: merchant ? 'refund' : amount > 0 ? 'fps_out' : 'fps_in',
        account_id,
        amount: Math.abs(amount),
        name: merchant?.name ?? counterparty.name,
        reference: notes,
        fields: { scheme, counterparty, merchant, description },
      });
    },

    /** Takes it out of the bank's books without a word. */
    forget: (id: string): void => ledger.remove(id),
  };

  /** Books a transaction. Its deliveries follow as the clock goes on. */
  function make(input: PaymentInput): Transaction {
    const transaction = newTransaction(bank, input);
    const { sequence } = KINDS[input.kind];
    const { category, categories } = transaction;
    if (!input.silent) Object.assign(transaction, { category: 'general', categories: null });
    ledger.add(transaction);
    if (transaction.settled === '' && !transaction.decline_reason && transaction.amount !== 0)
      clock.at(nextMorning(clock.now()), () => settleByItself(transaction, input.silent));
    if (!input.silent) tell(transaction, SEQUENCES[sequence], { category, categories });
    return transaction;
  }

  /** Changes fields of a transaction and tells it, unless it is to be silent. */
  function change(
    id: string,
    fields: Record<string, unknown>,
    { silent }: { silent?: boolean | undefined } = {},
  ): Transaction {
    const transaction = Object.assign(ledger.find(id), fields, { updated: bankTime(clock.now()) });
    if (!silent) webhooks.announce('transaction.updated', transaction);
    return transaction;
  }

  function settle(id: string, amount?: number, silent?: boolean): Transaction {
    const { metadata, scheme } = ledger.find(id);
    const cleared = scheme === 'mastercard' && {
      mastercard_clearing_message_id: bank.newId('mcclearingmsg'),
    };
    const fields = {
      settled: bankTime(clock.now()),
      amount_is_pending: false,
      metadata: { ...metadata, ...cleared },
      ...(amount !== undefined && { amount }),
    };
    return change(id, fields, { silent });
  }

  function settleByItself({ id, settled, decline_reason }: Transaction, silent?: boolean): void {
    if (settled === '' && !decline_reason) settle(id, undefined, silent);
  }

  function tell(transaction: Transaction, steps: Step[], sorted: Partial<Transaction>): void {
    const began = clock.now();
    let first: Transaction | undefined;
    for (const { after, event, does, showsFirst } of steps)
      clock.at(began + after, () => {
        if (does.includes('sort')) Object.assign(transaction, sorted);
        if (does.includes('settle')) transaction.settled = bankTime(nextWorkingMorning(clock.now()));
        if (does.includes('stamp')) transaction.updated = bankTime(clock.now());
        first ??= { ...transaction };
        webhooks.announce(`transaction.${event}`, showsFirst ? first : transaction);
      });
  }
}

/** Cards are cleared early in the next morning. */
function nextMorning(instant: number): number {
  const day = new Date(instant);
  return day.setUTCHours(24 + 5, 2, 17, 400);
}
