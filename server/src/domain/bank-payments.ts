import { normaliseBankName } from '@paidup/shared/bank-name';
import { formatMoney } from '@paidup/shared/format-money';
import type { BankTransaction } from '@paidup/shared/webhook';
import type { BankNameOwner, PayerAccount, PaymentRecord, PaymentState } from './records.ts';
import { moved, stateOf } from './corrections.ts';
import { NO_ACCOUNT } from './payer-accounts.ts';
import { firstRevision, type Source } from './revision.ts';

/** A key that may name a player, and the text that it comes from. */
type PayerKey = { by: 'counterparty_name' | 'description'; key: string };

/** The player whom a payment names. `by` tells which of its texts does. */
export type Payer = BankNameOwner & Pick<PayerKey, 'by'>;

/** Returns the keys that may name the payer, the stronger first. Empty keys are left out. */
export const payerKeys = (payment: Pick<PaymentRecord, 'counterparty_key' | 'description_key'>): PayerKey[] =>
  [
    { by: 'counterparty_name' as const, key: payment.counterparty_key },
    { by: 'description' as const, key: payment.description_key },
  ].filter(({ key }) => key !== '');

/** Who told us of a transaction. `isVerified` means that the bank itself did, when it was asked. */
export type BankSource = Source & { isVerified: boolean };

/** Makes an unmatched payment of a bank transaction. */
export function bankPayment(
  transaction: BankTransaction,
  matching: PaymentRecord['matching'],
  { isVerified, ...source }: BankSource,
  account: PayerAccount = NO_ACCOUNT,
): PaymentRecord {
  return {
    id: transaction.id,
    source: 'monzo',
    amount: transaction.amount,
    currency: transaction.currency,
    paid_at: transaction.created,
    counterparty_name: transaction.counterparty.name,
    counterparty_key: normaliseBankName(transaction.counterparty.name),
    ...account,
    description: transaction.description,
    description_key: normaliseBankName(transaction.description),
    notes: transaction.notes,
    status: 'unmatched',
    matched_by: null,
    matched_on: null,
    matching,
    ignored_reason: null,
    conflict: false,
    verified: isVerified,
    request_fingerprint: null,
    allocations: [],
    club_part: null,
    ...firstRevision({ ...source, action: 'recorded', detail: `${factsOf(transaction)} came from the bank` }),
  };
}

/** Credits the whole payment to the payer. */
export function creditedTo(
  payment: PaymentRecord,
  { id, name, bank_name, by }: Payer,
  source: Source,
): PaymentRecord {
  const detail = `${formatMoney(payment.amount)} credited to ${name}: “${bank_name}” is one of their bank names`;
  const after: PaymentState = {
    ...stateOf(payment),
    status: 'matched',
    matched_by: by,
    matched_on: bank_name,
    allocations: [{ player_id: id, amount: payment.amount }],
  };
  return moved(payment, after, { ...source, action: 'credited', detail });
}

/** Puts the amount of a transaction into words. */
export const moneyOf = ({ amount, currency }: BankTransaction): string =>
  currency === 'GBP' ? formatMoney(amount) : `${amount} in the smallest unit of ${currency}`;

/** Puts the amount and the payer of a transaction into words. */
export function factsOf(transaction: BankTransaction): string {
  const { amount, counterparty, description } = transaction;
  const money = moneyOf(transaction);
  const payer = counterparty.name || description;
  return payer ? `${money} ${amount < 0 ? 'to' : 'from'} ${payer}` : money;
}
