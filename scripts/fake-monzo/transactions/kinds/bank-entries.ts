import type { Draft, Kind } from './draft.ts';

/** What the bank itself books, and what is odd. */
export const BANK_ENTRIES = {
  interest: {
    label: 'Interest',
    sequence: 'card',
    make: (draft) => entry(draft, 'account_interest', draft.amount, { description: 'Interest' }),
  },
  top_up: {
    label: 'Top-up by card',
    sequence: 'card',
    make: (draft) => ({
      ...entry(draft, 'topup', draft.amount, { description: 'Ending 4242' }),
      category: 'mondo',
      is_load: true,
      metadata: { is_topup: 'true', stripe_charge_id: `ch_${draft.chance.hexOf(draft.newId('charge'), 16)}` },
    }),
  },
  flex_borrow: {
    label: 'Flex, borrowed',
    sequence: 'created_last',
    make: (draft) => flex(draft, draft.amount, 'Flex'),
  },
  flex_repay: {
    label: 'Flex, paid back',
    sequence: 'created_last',
    make: (draft) => flex(draft, -draft.amount, 'Flex repayment'),
  },
  unknown_scheme: {
    label: 'Of a scheme nobody knows',
    sequence: 'transfer_in',
    make: (draft) => ({
      ...entry(draft, 'carrier_pigeon', draft.amount, { description: draft.reference }),
      counterparty: { name: draft.name },
    }),
  },
} satisfies Record<string, Kind>;

function entry({ newId }: Draft, scheme: string, amount: number, words: { description: string }) {
  const entries = newId('entryset');
  return {
    ...words,
    amount,
    scheme,
    category: 'finances',
    counterparty: {},
    metadata: { ledger_insertion_id: entries },
    dedupe_id: `${scheme}:${entries}`,
  };
}

function flex(draft: Draft, amount: number, description: string) {
  return {
    ...entry(draft, 'monzo_flex', amount, { description }),
    user_id: draft.account.owners[0]?.user_id ?? '',
    merchant: { id: draft.newId('tx'), name: 'Flex', category: 'finances' },
  };
}
