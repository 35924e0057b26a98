import { normaliseBankName } from '@paidup/shared/bank-name';
import type { BankSays } from '@paidup/shared/history';
import type { BankTransaction } from '@paidup/shared/webhook';
import { type BankSource, factsOf, moneyOf } from './bank-payments.ts';
import { isErased } from './erasure.ts';
import type { PaymentRecord } from './records.ts';
import { revised, type Source } from './revision.ts';

/**
 * Returns the stored payment after the bank has told of it again. A contradiction becomes a conflict, unless it is in the
 * history already, and the money stays as it was. What the bank itself tells and the payment says too verifies it.
 */
export function toldAgain(
  payment: PaymentRecord,
  transaction: BankTransaction,
  { isVerified, ...source }: BankSource,
): PaymentRecord {
  const says = differences(payment, transaction);
  if (!isKnown(payment, says)) {
    const facts = isErased(payment) ? moneyOf(transaction) : factsOf(transaction);
    const detail = says.declined
      ? `the bank now says that ${facts} was declined`
      : `the bank now says ${facts}`;
    return inConflict(payment, { detail, says }, source);
  }
  if (payment.verified || !isVerified || factKeys(says).length > 0) return payment;
  const entry = { ...source, action: 'verified', detail: 'the bank confirmed it' };
  return revised(payment, { verified: true }, entry);
}

/** Returns the stored payment after the bank has said that it has no such transaction. */
export function toldMissing(payment: PaymentRecord, source: Source): PaymentRecord {
  const says: BankSays = { missing: true };
  if (isKnown(payment, says)) return payment;
  return inConflict(payment, { detail: 'the bank says that there is no such payment', says }, source);
}

/** Whether a delivery tells nothing but what the payment says. */
export const isTold = (payment: PaymentRecord, transaction: BankTransaction): boolean =>
  factKeys(differences(payment, transaction)).length === 0;

/**
 * Returns in what a later delivery differs from the stored payment. A delivery without a payer has no other payer. Of a
 * payment whose data was erased the payer is not compared, and not told again.
 */
function differences(payment: PaymentRecord, transaction: BankTransaction): BankSays {
  const { amount, currency, counterparty, description } = transaction;
  const isOther = !isErased(payment) && isOtherPayer(payment, transaction);
  return {
    ...(payment.amount !== amount || payment.currency !== currency ? { amount, currency } : {}),
    ...(isOther ? { payer: counterparty.name || description } : {}),
    ...(transaction.decline_reason ? { declined: true } : {}),
  };
}

/** Whether the history tells all of it already. It does not count again then. */
function isKnown({ history }: PaymentRecord, says: BankSays): boolean {
  const known = history.flatMap((entry) => (entry.says ? factKeys(entry.says) : []));
  return factKeys(says).every((fact) => known.includes(fact));
}

const inConflict = (
  payment: PaymentRecord,
  found: { detail: string; says: BankSays },
  source: Source,
): PaymentRecord => revised(payment, { conflict: true }, { ...source, action: 'conflict', ...found });

/** Returns each fact in a form that can be compared. An amount goes with its currency. */
const factKeys = ({ amount, currency, payer, declined, missing }: BankSays): string[] => [
  ...(amount === undefined ? [] : [`${amount} ${currency}`]),
  ...(payer === undefined ? [] : [`from ${normaliseBankName(payer)}`]),
  ...(declined ? ['declined'] : []),
  ...(missing ? ['missing'] : []),
];

function isOtherPayer(payment: PaymentRecord, transaction: BankTransaction): boolean {
  const counterparty = normaliseBankName(transaction.counterparty.name);
  const stored = payment.counterparty_key || payment.description_key;
  if (counterparty !== '') return counterparty !== stored;
  const description = normaliseBankName(transaction.description);
  return payment.counterparty_key === '' && description !== '' && description !== stored;
}
