import { formatMoney } from '@paidup/shared/format-money';
import type { Payment } from '@paidup/shared/payment';
import { paymentTexts } from './texts.ts';
import { BANK_NAME_LENGTH, normaliseBankName } from '@paidup/shared/bank-name';

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

/** The payer's name where it could be a bank name of a player's, else `null`. */
export function nameToRemember(payment: Payment): string | null {
  if (payment.source === 'cash') return null;
  const { counterparty_name: payer, description } = payment;
  const name = (normaliseBankName(payer) === '' ? description : payer).trim();
  return normaliseBankName(name) === '' || name.length > BANK_NAME_LENGTH ? null : name;
}

/** Several names as people say them: "Jo", "Jo and Al", "3 players". */
export function namesOf(parts: readonly { name: string }[]): string {
  const [one, other, ...more] = parts.map(({ name }) => name);
  if (more.length > 0) return `${parts.length} players`;
  return other === undefined ? (one ?? '') : `${one} and ${other}`;
}

/** A payer's name as one would write a person's: "SMITH J" → "Smith J". */
export function personName(payer: string): string {
  if (payer !== payer.toUpperCase()) return payer;
  return payer.toLowerCase().replace(/(^|[\s\-'’.&])(\p{L})/gu, (_all, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
