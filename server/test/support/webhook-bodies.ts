import type { Classification } from '../../src/domain/classify-transaction.ts';
import { varied, type WebhookBody } from './captures.ts';

type Fields = { [key: string]: unknown };

/** One row of the decision: what a body is, and what it is to the club. */
type WebhookRow = { what: string; body: WebhookBody; expected: Classification };

const incoming: Classification = { kind: 'incoming' };
const held: Classification = { kind: 'held' };
const outgoing: Classification = { kind: 'outgoing' };
const declined: Classification = { kind: 'ignored', reason: 'declined' };
const zero: Classification = { kind: 'ignored', reason: 'zero' };
const otherCurrency: Classification = { kind: 'ignored', reason: 'other_currency' };
const pot: Classification = { kind: 'ignored', reason: 'pot_transfer' };
const card: Classification = { kind: 'ignored', reason: 'card' };
const topUp: Classification = { kind: 'ignored', reason: 'top_up' };
const bankEntry: Classification = { kind: 'ignored', reason: 'bank_entry' };

const rows: [what: string, capture: string, changes: Fields, expected: Classification][] = [
  // A person paying.
  ['a transfer from another bank', 'natwest-transfer', {}, incoming],
  ['the first delivery, not yet sorted into a category', 'one-transfer-in-four-deliveries', {}, incoming],
  ['a Monzo contact with a message', 'monzo-contact-with-message', {}, incoming],
  ['a Monzo contact without a message', 'monzo-contact-with-message', { notes: '' }, incoming],
  ['a Monzo contact whose description is empty', 'monzo-contact-with-message', { description: '' }, incoming],
  ['a short body whose description names the payer', 'monzo-description-matches', {}, incoming],
  ['a Monzo account paid by its number', 'monzo-to-monzo', {}, incoming],
  ['a Bacs credit', 'bacs-name-cut-at-18-characters', {}, incoming],
  ['a payer with a joint account', 'joint-account-of-two', {}, incoming],
  ['a payer whom nobody knows', 'unknown-payer', {}, incoming],
  ['CHAPS', 'chaps-transfer', {}, incoming],
  ['SEPA that arrives in pounds', 'natwest-transfer', { scheme: 'sepa' }, incoming],
  ['the other name of Faster Payments', 'natwest-transfer', { scheme: 'faster_payments' }, incoming],
  ['the short body of 2015', 'short-body-of-2015', {}, incoming],
  ['nulls wherever one can be', 'nulls-everywhere', {}, incoming],
  ['settled empty', 'settled-empty', {}, incoming],
  ['settled in the far future', 'natwest-transfer', { settled: '9999-12-31T23:59:59Z' }, incoming],
  ['settled absent', 'natwest-transfer', { settled: undefined }, incoming],
  ['a scheme of null', 'natwest-transfer', { scheme: null }, incoming],
  ['an empty scheme', 'natwest-transfer', { scheme: '' }, incoming],
  ['a counterparty that is null', 'natwest-transfer', { counterparty: null }, incoming],
  ['a counterparty that is a list', 'natwest-transfer', { counterparty: ['KINGSCOTE AM'] }, incoming],
  ['no counterparty', 'natwest-transfer', { counterparty: undefined }, incoming],
  ['no metadata', 'natwest-transfer', { metadata: undefined }, incoming],
  ['metadata that is text', 'natwest-transfer', { metadata: 'faster_payment' }, incoming],
  ['a merchant that is an empty object', 'natwest-transfer', { merchant: {} }, incoming],
  ['no merchant', 'natwest-transfer', { merchant: undefined }, incoming],
  ['a decline reason that is empty', 'natwest-transfer', { decline_reason: '' }, incoming],
  ['a category of its owner’s making', 'natwest-transfer', { category: 'category_0000Bfives' }, incoming],
  ['counted as spending', 'natwest-transfer', { include_in_spending: true }, incoming],
  ['one penny', 'natwest-transfer', { amount: 1 }, incoming],
  ['£100,000.00 exactly', 'natwest-transfer', { amount: 10_000_000 }, incoming],
  ['a year long gone', 'natwest-transfer', { created: '1970-01-01T00:00:00Z' }, incoming],
  ['a reference that looks like a pot', 'natwest-transfer', { description: 'pot_money' }, incoming],
  ['fields that nobody knows', 'natwest-transfer', { tab: { id: 'tab_1' }, mood: 'fine' }, incoming],

  // Money that a person must look at.
  ['a scheme that nobody knows', 'unknown-scheme', {}, held],
  ['a scheme that is no text', 'natwest-transfer', { scheme: 7 }, held],
  ['a scheme in capitals', 'natwest-transfer', { scheme: 'PAYPORT_FASTER_PAYMENTS' }, held],
  ['a cheque', 'cheque', {}, held],
  ['cash paid in at a shop', 'cheque', { scheme: 'uk_cash_deposits_paypoint' }, held],
  ['one penny above £100,000.00', 'large-transfer', {}, held],
  ['the largest whole number', 'natwest-transfer', { amount: Number.MAX_SAFE_INTEGER }, held],
  ['a large amount without a scheme', 'short-body-of-2015', { amount: 20_000_000 }, held],

  // Money that leaves.
  ['a transfer to the pitch’s owner', 'outgoing-transfer', {}, outgoing],
  ['a transfer back to a player', 'outgoing-transfer-to-a-player', {}, outgoing],
  ['a Monzo contact who is paid', 'monzo-contact-with-message', { amount: -1000 }, outgoing],
  ['a Monzo account that is paid', 'monzo-to-monzo', { amount: -500 }, outgoing],
  ['a direct debit', 'bacs-name-cut-at-18-characters', { amount: -6000 }, outgoing],
  ['a short body that leaves', 'short-body-of-2015', { amount: -500 }, outgoing],
  ['a large transfer that leaves', 'outgoing-transfer', { amount: -10_000_001 }, outgoing],

  // No money moved.
  ['a declined card', 'card-declined', {}, declined],
  ['a declined transfer', 'transfer-declined', {}, declined],
  ['a reason that nobody knows', 'natwest-transfer', { decline_reason: 'NEWLY_INVENTED' }, declined],
  ['a declined pot withdrawal', 'pot-withdrawal', { decline_reason: 'OTHER' }, declined],
  ['a declined amount of zero', 'card-check-of-zero', { decline_reason: 'OTHER' }, declined],
  ['a check of a card', 'card-check-of-zero', {}, zero],
  ['a transfer of nothing', 'natwest-transfer', { amount: 0 }, zero],
  ['minus zero', 'natwest-transfer', { amount: -0 }, zero],

  // Other currencies.
  ['a transfer in euros', 'transfer-in-euros', {}, otherCurrency],
  ['dollars from a known payer', 'natwest-transfer', { currency: 'USD' }, otherCurrency],
  ['euros that leave', 'transfer-in-euros', { amount: -500 }, otherCurrency],
  ['pounds sent as euros', 'natwest-transfer', { local_currency: 'EUR', local_amount: 583 }, incoming],

  // The organiser's pots.
  ['a pot deposit', 'pot-deposit', {}, pot],
  ['a pot withdrawal', 'pot-withdrawal', {}, pot],
  ['a withdrawal from a business pot', 'pot-withdrawal', { scheme: 'uk_business_pot' }, pot],
  ['a withdrawal that only its scheme tells', 'pot-withdrawal', { metadata: { pot_withdrawal_id: '' } }, pot],
  ['a withdrawal told by its metadata alone', 'pot-withdrawal', { scheme: undefined, description: '' }, pot],
  ['a withdrawal told by its description alone', 'pot-withdrawal', { scheme: '', metadata: null }, pot],
  ['a large withdrawal', 'pot-withdrawal', { amount: 20_000_000 }, pot],

  // Cards.
  ['a card payment', 'card-payment', {}, card],
  ['a card payment, settled', 'card-payment-settled-later', {}, card],
  ['a card payment abroad', 'card-abroad-in-euros', {}, card],
  ['a cash machine', 'card-cash-machine', {}, card],
  ['a refund to the card', 'card-refund', {}, card],
  ['a refund without its merchant', 'card-refund', { merchant: null }, card],
  ['a refund with the merchant’s id alone', 'card-refund', { merchant: 'merch_0000Bfives' }, card],
  ['a refund of an older shape, without a scheme', 'card-refund', { scheme: undefined }, card],
  ['a refund by the older card scheme', 'card-refund', { scheme: 'gps_mastercard' }, card],
  ['a merchant in a scheme that nobody knows', 'card-refund', { scheme: 'tap_and_go' }, card],

  // Top-ups.
  ['a top-up', 'top-up', {}, topUp],
  ['a top-up told by is_load alone', 'top-up', { scheme: undefined, metadata: {} }, topUp],
  ['a top-up told by its metadata alone', 'top-up', { scheme: undefined, is_load: false }, topUp],
  ['a top-up of the short shape', 'short-body-of-2015', { is_load: true }, topUp],

  // The bank's own entries.
  ['interest', 'interest', {}, bankEntry],
  ['an overdraft fee', 'interest', { scheme: 'overdraft', amount: -50 }, bankEntry],
  ['a referral bonus', 'interest', { scheme: 'signup_referral', amount: 500 }, bankEntry],
  ['an adjustment', 'interest', { scheme: 'ledger_adjustment' }, bankEntry],
  ['a payment by the bank', 'interest', { scheme: 'monzo_paid' }, bankEntry],
  ['a loan', 'interest', { scheme: 'instalment_loan', amount: 300_000 }, bankEntry],
  ['borrowing by Flex', 'flex-borrowing', {}, bankEntry],
  ['a repayment to Flex', 'flex-repayment', {}, bankEntry],
];

/** Every body that the decision is tested with, each under an id of its own. */
export const webhookRows: WebhookRow[] = rows.map(([what, capture, changes, expected], index) => ({
  what,
  body: varied(capture, { id: `tx_0000Brow${String(index).padStart(14, '0')}`, ...changes }),
  expected,
}));
