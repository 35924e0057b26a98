import { hash } from 'node:crypto';
import type { BankTransaction } from '@paidup/shared/webhook';
import { lastDigits, NO_ACCOUNT } from '../domain/payer-accounts.ts';
import type { PayerAccount } from '../domain/records.ts';

/**
 * Returns what is kept of the account that a transaction was paid from. Numbers are short enough to be tried out one by
 * one, so that their hash is worth nothing without the key. Without a key nothing is kept.
 */
export function createPayerAccounts(secretKey: Buffer | undefined) {
  if (!secretKey) return () => NO_ACCOUNT;
  const prefix = secretKey.toString('base64');
  const keyed = (text: string) => hash('sha3-256', prefix + text, 'base64url');
  const keyName = keyed('name of the key').slice(0, 6);

  return ({ amount, counterparty }: Pick<BankTransaction, 'amount' | 'counterparty'>): PayerAccount => {
    const number = digitsOf(counterparty.account_number);
    if (amount <= 0 || number === null) return NO_ACCOUNT;
    const account = `account ${digitsOf(counterparty.sort_code) ?? ''} ${number}`;
    return { payer_account: lastDigits(number), payer_account_hash: `${keyName}.${keyed(account)}` };
  };
}

/** Returns the digits of a number without its spaces and hyphens, or `null` if it is no number of an account or bank. */
function digitsOf(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{6,34}$/.test(digits) ? digits : null;
}
