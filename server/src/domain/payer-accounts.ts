import type { KnownAccount, PayerAccount, PaymentRecord } from './records.ts';

/** A payment that came without an account number, or whose number may not be kept. */
export const NO_ACCOUNT: PayerAccount = { payer_account: null, payer_account_hash: null };

/** Returns the payment without what is kept of its account. */
export const withoutAccount = (payment: PaymentRecord): PaymentRecord => ({ ...payment, ...NO_ACCOUNT });

/** Returns the last two digits of an account number as a payment shows them. */
export const lastDigits = (number: string): string => `…${number.slice(-2)}`;

/**
 * Whether earlier payments under the payer's name came from other accounts only. It goes by `paid_at`, so that the order
 * in which payments were recorded makes no difference.
 */
export function isOtherAccount(
  { payer_account_hash: hash, paid_at }: Pick<PaymentRecord, 'payer_account_hash' | 'paid_at'>,
  known: readonly KnownAccount[],
): boolean {
  if (hash === null) return false;
  const earlier = known.filter((account) => account.since < paid_at && keyOf(account.hash) === keyOf(hash));
  return earlier.length > 0 && !earlier.some((account) => account.hash === hash);
}

/** Returns the part of a hash that tells with which key it was made. */
const keyOf = (hash: string) => hash.slice(0, hash.indexOf('.'));
