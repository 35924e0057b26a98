import { normaliseBankName } from '@paidup/shared/bank-name';
import { formatMoney } from '@paidup/shared/format-money';
import type { BankSays } from '@paidup/shared/history';
import type { BankTransaction } from '@paidup/shared/webhook';
import type { BankNameOwner, PayerAccount, PaymentRecord, PaymentState } from './records.ts';
import { moved, stateOf } from './corrections.ts';
import { isErased } from './erasure.ts';
import { NO_ACCOUNT } from './payer-accounts.ts';
import { firstRevision, revised, type Source } from './revision.ts';

/** A key that may name a player, and the text that it comes from. */
export type PayerKey = { by: 'counterparty_name' | 'description'; key: string };

/** The player whom a payment names. `by` tells which of its texts does. */
export type Payer = BankNameOwner & Pick<PayerKey, 'by'>;

/** Returns the keys that may name the payer, the stronger first. Empty keys are left out. */
export const payerKeys = (payment: Pick<PaymentRecord, 'counterparty_key' | 'description_key'>): PayerKey[] =>
  [
    { by: 'counterparty_name' as const, key: payment.counterparty_key },
    { by: 'description' as const, key: payment.description_key },
  ].filter(({ key }) => key !== '');

/** Makes an unmatched payment of a bank transaction. */
export function bankPayment(
  transaction: BankTransaction,
  matching: PaymentRecord['matching'],
  source: Source,
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
    verified: false,
    request_fingerprint: null,
    allocations: [],
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

/**
 * Finds where a later delivery contradicts the stored payment, or returns `null`. A contradiction that is in the history
 * already does not count again. A delivery without a payer does not contradict the stored payer. Of a payment whose data
 * was erased the payer is not compared, and not told again.
 */
export function contradiction(payment: PaymentRecord, transaction: BankTransaction): Contradiction | null {
  const { amount, currency, counterparty, description } = transaction;
  const hasPayer = !isErased(payment);
  const says: BankSays = {
    ...(payment.amount !== amount || payment.currency !== currency ? { amount, currency } : {}),
    ...(hasPayer && isOtherPayer(payment, transaction) ? { payer: counterparty.name || description } : {}),
    ...(transaction.decline_reason ? { declined: true } : {}),
  };
  const known = payment.history.flatMap((entry) => (entry.says ? factKeys(entry.says) : []));
  if (factKeys(says).every((fact) => known.includes(fact))) return null;
  const facts = hasPayer ? factsOf(transaction) : moneyOf(transaction);
  const detail = says.declined
    ? `the bank now says that ${facts} was declined`
    : `the bank now says ${facts}`;
  return { detail, says };
}

/** Adds the contradiction to the payment's history. The money stays as it was. */
export const withConflict = (payment: PaymentRecord, found: Contradiction, source: Source): PaymentRecord =>
  revised(payment, { conflict: true }, { ...source, action: 'conflict', ...found });

type Contradiction = { detail: string; says: BankSays };

/** Returns each fact in a form that can be compared. An amount goes with its currency. */
const factKeys = ({ amount, currency, payer, declined }: BankSays): string[] => [
  ...(amount === undefined ? [] : [`${amount} ${currency}`]),
  ...(payer === undefined ? [] : [`from ${normaliseBankName(payer)}`]),
  ...(declined ? ['declined'] : []),
];

function isOtherPayer(payment: PaymentRecord, transaction: BankTransaction): boolean {
  const counterparty = normaliseBankName(transaction.counterparty.name);
  const stored = payment.counterparty_key || payment.description_key;
  if (counterparty !== '') return counterparty !== stored;
  const description = normaliseBankName(transaction.description);
  return payment.counterparty_key === '' && description !== '' && description !== stored;
}

const moneyOf = ({ amount, currency }: BankTransaction): string =>
  currency === 'GBP' ? formatMoney(amount) : `${amount} in the smallest unit of ${currency}`;

function factsOf(transaction: BankTransaction): string {
  const { amount, counterparty, description } = transaction;
  const money = moneyOf(transaction);
  const payer = counterparty.name || description;
  return payer ? `${money} ${amount < 0 ? 'to' : 'from'} ${payer}` : money;
}
