import { BANK_NAME_LENGTH, normaliseBankName } from '@paidup/shared/bank-name';
import { formatMoney } from '@paidup/shared/format-money';
import type { Payment } from '@paidup/shared/payment';
import { paymentTexts } from './texts.ts';

/** The payer's name as the bank sends it, or the reference if there is no name. */
export function payerOf(payment: Payment): string {
  if (payment.source === 'cash') return paymentTexts.cash;
  if (payment.source === 'write_off') return paymentTexts.writeOff;
  return payment.counterparty_name.trim() || payment.description.trim() || paymentTexts.noName;
}

/** The payment in short, such as "£5.00 from M BELL". */
export function titleOf(payment: Payment): string {
  const words = payment.amount < 0 ? paymentTexts.to : paymentTexts.from;
  return words(formatMoney(Math.abs(payment.amount)), payerOf(payment));
}

/** The names of the credited players, or the payer if nobody is credited. */
export function whoOf(payment: Payment): string {
  const names = payment.allocations.map(({ name }) => name);
  return names.length > 0 ? names.join(', ') : payerOf(payment);
}

/** The reference in words, unless it only repeats the payer's name. */
export function referenceOf(payment: Payment): string {
  const reference = payment.description.trim();
  return reference === '' || reference === payerOf(payment)
    ? paymentTexts.noReference
    : paymentTexts.reference(reference);
}

/** The class that colours the amount. */
export function toneOf(payment: Payment): string {
  const isMoney = payment.source !== 'write_off';
  return isMoney && payment.status === 'matched' && payment.amount > 0 ? 'is-ahead' : '';
}

/** The status of a payment in words. */
export function stateOf({ status }: Payment): string {
  return STATES[status];
}

const STATES = {
  matched: paymentTexts.credited,
  unmatched: paymentTexts.waiting,
  ignored: paymentTexts.ignored,
  void: paymentTexts.void,
};

/** The payer's name if it can be a player's bank name, or `null`. */
export function nameToRemember(payment: Payment): string | null {
  if (payment.source !== 'monzo') return null;
  const { counterparty_name: payer, description } = payment;
  const name = (normaliseBankName(payer) === '' ? description : payer).trim();
  return normaliseBankName(name) === '' || name.length > BANK_NAME_LENGTH ? null : name;
}

/** Names as people say them, such as "Jo", "Jo and Al" or "3 players". */
export function namesOf(parts: readonly { name: string }[]): string {
  const [one, other, ...more] = parts.map(({ name }) => name);
  if (more.length > 0) return `${parts.length} players`;
  return other === undefined ? (one ?? '') : `${one} and ${other}`;
}

/** A payer's name with a person's capitals, so that "SMITH J" becomes "Smith J". */
export function personName(payer: string): string {
  if (payer !== payer.toUpperCase()) return payer;
  return payer.toLowerCase().replace(/(^|[\s\-'’.&])(\p{L})/gu, (_all, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
