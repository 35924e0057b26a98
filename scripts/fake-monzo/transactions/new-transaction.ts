import type { Accounts } from '../accounts/accounts.ts';
import type { Pots } from '../accounts/pots.ts';
import type { BankClock } from '../bank-clock.ts';
import type { Chance } from '../chance.ts';
import type { NewId } from '../ids.ts';
import type { Switches } from '../switches.ts';
import { bankTime } from '../wire/bank-time.ts';
import { KINDS, type KindName } from './kinds/kinds.ts';
import type { Transaction } from './transaction.ts';

/** What is made: amounts are positive pence, `fields` replace what the kind says, and a silent one has no deliveries. */
export type PaymentInput = {
  kind: KindName;
  account_id?: string | undefined;
  pot_id?: string | undefined;
  amount?: number | undefined;
  name?: string | undefined;
  reference?: string | undefined;
  created?: number | undefined;
  silent?: boolean | undefined;
  fields?: Record<string, unknown> | undefined;
};

/** The parts of the bank that a transaction is made of. */
export type TransactionSources = {
  accounts: Accounts;
  chance: Chance;
  clock: BankClock;
  newId: NewId;
  pots: Pots;
  switches: Switches;
};

/** Makes the transaction as it will be once the bank has sorted it, and moves what is in a pot. */
export function newTransaction(
  { accounts, chance, clock, newId, pots, switches }: TransactionSources,
  { kind, amount = 500, name = 'KINGSCOTE AM', reference = 'FOOTBALL', fields = {}, ...input }: PaymentInput,
): Transaction {
  const at = input.created ?? clock.now();
  const account = accounts.get(input.account_id);
  const pot = kind.startsWith('pot_') ? pots.get(account.id, input.pot_id) : null;
  const p2pDescription = switches.p2p_description;
  const id = newId('tx', at);
  const made = KINDS[kind].make({
    chance,
    newId: (prefix) => newId(prefix, at),
    at,
    account,
    pot,
    amount,
    name,
    reference,
    p2pDescription,
  });
  if (pot && !made.decline_reason) pots.move(pot, -made.amount);
  const created = bankTime(at);
  const transaction = {
    ...DEFAULTS,
    id,
    account_id: account.id,
    created,
    updated: created,
    settled: created,
    local_amount: made.amount,
    description: '',
    counterparty: {},
    metadata: {},
    dedupe_id: id,
    merchant_feedback_uri: `monzo://dynamic_form?account_id=${account.id}&auto_navigation=true&form_id=merchant-feedback%3Amonzo-transaction&metadata%5Btransaction_id%5D=${id}`,
    ...whatTheAppOffers(made.merchant !== undefined),
    ...made,
    ...fields,
  };
  return { ...transaction, categories: { [transaction.category]: transaction.amount } };
}

const DEFAULTS = {
  user_id: '',
  currency: 'GBP',
  local_currency: 'GBP',
  is_load: false,
  amount_is_pending: false,
  notes: '',
  category: 'transfers',
  originator: false,
  include_in_spending: false,
  merchant: null,
  fees: {},
  labels: null,
  attachments: null,
  international: null,
  atm_fees_detailed: null,
  parent_account_id: '',
};

const whatTheAppOffers = (isPurchase: boolean) => ({
  can_be_excluded_from_breakdown: isPurchase,
  can_be_made_subscription: isPurchase,
  can_split_the_bill: isPurchase,
  can_add_to_tab: isPurchase,
  can_match_transactions_in_categorization: isPurchase,
});
