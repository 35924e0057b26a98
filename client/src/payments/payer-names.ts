import { BANK_NAME_LENGTH, normaliseBankName } from '@paidup/shared/bank-name';
import type { Payment } from '@paidup/shared/payment';

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
