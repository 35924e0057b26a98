import { formatMoney } from '@paidup/shared/format-money';
import type { Payment } from '@paidup/shared/payment';
import { paymentTexts } from './texts.ts';

/** Who paid, as the bank says it: the payer's name, else the reference. */
export function payerOf(payment: Payment): string {
  if (payment.source === 'cash') return paymentTexts.cash;
  return payment.counterparty_name.trim() || payment.description.trim() || paymentTexts.noName;
}

/** How much from or to whom: "£5.00 from M BELL". */
export function titleOf(payment: Payment): string {
  const words = payment.amount < 0 ? paymentTexts.to : paymentTexts.from;
  return words(formatMoney(Math.abs(payment.amount)), payerOf(payment));
}

/** Whom it credits; the payer while it credits nobody. */
export function whoOf(payment: Payment): string {
  const names = payment.allocations.map(({ name }) => name);
  return names.length > 0 ? names.join(', ') : payerOf(payment);
}

/** The reference beside the payer's name, if there is one that says more. */
export function referenceOf(payment: Payment): string {
  const reference = payment.description.trim();
  return reference === '' || reference === payerOf(payment)
    ? paymentTexts.noReference
    : paymentTexts.reference(reference);
}

/** The colour that repeats the amount's meaning. */
export function toneOf(payment: Payment): string {
  return payment.status === 'matched' && payment.amount > 0 ? 'is-ahead' : '';
}

/** The state of a payment in a word. */
export function stateOf({ status }: Payment): string {
  if (status === 'matched') return paymentTexts.credited;
  return status === 'ignored' ? paymentTexts.ignored : paymentTexts.waiting;
}
