import { MAX_AMOUNT } from '@paidup/shared/money';
import type { BankTransaction } from '@paidup/shared/webhook';

/** The reasons why a transaction is not the club's. */
type IgnoredReason =
  'declined' | 'zero' | 'other_currency' | 'pot_transfer' | 'card' | 'top_up' | 'bank_entry';

/**
 * The kinds of bank transactions. `incoming` is a person paying. `held` is money that the organiser must look at.
 * `outgoing` is a transfer, which matters if it goes to a player. `ignored` is the organiser's private business.
 */
export type Classification =
  { kind: 'incoming' } | { kind: 'held' } | { kind: 'outgoing' } | { kind: 'ignored'; reason: IgnoredReason };

/**
 * Decides whether this is a person paying. A positive amount alone proves nothing, since pot withdrawals, card refunds,
 * loans, interest and top-ups are positive too. Some old bodies carry no `scheme`. The traces of a pot, a card or a
 * top-up decide then.
 */
export function classifyTransaction(transaction: BankTransaction): Classification {
  const { amount, scheme } = transaction;
  if (transaction.decline_reason) return ignored('declined');
  if (amount === 0) return ignored('zero');
  if (transaction.currency !== 'GBP') return ignored('other_currency');
  const isTransfer = TRANSFER_SCHEMES.has(scheme);
  if (!isTransfer) {
    if (isPotTransfer(transaction)) return ignored('pot_transfer');
    if (isTopUp(transaction)) return ignored('top_up');
    if (BANK_SCHEMES.has(scheme) || /^monzo_flex/.test(scheme)) return ignored('bank_entry');
    if (CARD_SCHEMES.has(scheme) || transaction.merchant) return ignored('card');
  } else if (transaction.is_load) return ignored('top_up');
  if (amount < 0) return { kind: 'outgoing' };
  if (amount > MAX_AMOUNT) return { kind: 'held' };
  return isTransfer || scheme === '' ? { kind: 'incoming' } : { kind: 'held' };
}

const TRANSFER_SCHEMES = new Set([
  'payport_faster_payments',
  'faster_payments',
  'p2p_payment',
  'monzo_to_monzo',
  'bacs',
  'chaps',
  'sepa',
]);

const CARD_SCHEMES = new Set(['mastercard', 'gps_mastercard', '3dsecure', 'visa']);

const BANK_SCHEMES = new Set([
  'account_interest',
  'instalment_loan',
  'interest',
  'ledger_adjustment',
  'monzo_paid',
  'overdraft',
  'signup_referral',
]);

const isPotTransfer = ({ scheme, metadata, description }: BankTransaction) =>
  /^uk_\w*pot$/.test(scheme) ||
  metadata.pot_deposit_id ||
  metadata.pot_withdrawal_id ||
  (scheme === '' && (metadata.pot_id || /^pot_[0-9A-Za-z]{10,}$/.test(description)));

const isTopUp = ({ scheme, is_load, metadata }: BankTransaction) =>
  is_load || scheme === 'topup' || metadata.is_topup;

const ignored = (reason: IgnoredReason): Classification => ({ kind: 'ignored', reason });
