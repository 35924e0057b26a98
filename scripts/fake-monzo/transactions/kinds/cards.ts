import { bankTime } from '../../wire/bank-time.ts';
import type { Merchant } from '../transaction.ts';
import type { Draft, Kind } from './draft.ts';

const POUNDS_TO_EUROS = 1.16;

/** What is paid by card. It settles the next morning. */
export const CARDS = {
  card: { label: 'Card payment', sequence: 'card', make: cardPayment },
  cash_machine: {
    label: 'Cash machine',
    sequence: 'card',
    make: (draft) => {
      const payment = cardPayment(draft);
      return {
        ...payment,
        category: 'cash',
        merchant: { ...payment.merchant, category: 'cash', emoji: '🏧', atm: true },
      };
    },
  },
  card_abroad: {
    label: 'Card payment in euros',
    sequence: 'card',
    make: (draft) => ({
      ...cardPayment(draft),
      local_amount: -Math.round(draft.amount * POUNDS_TO_EUROS),
      local_currency: 'EUR',
      description: merchantLine(draft.name, 'VALENCIA', 'ESP'),
    }),
  },
  preauth: {
    label: 'Card, amount still open',
    sequence: 'card',
    make: (draft) => ({ ...cardPayment(draft), amount_is_pending: true }),
  },
  card_check: {
    label: 'Card check of nothing',
    sequence: 'card',
    make: (draft) => {
      const payment = cardPayment({ ...draft, amount: 0 });
      return {
        ...payment,
        amount: 0,
        include_in_spending: false,
        metadata: { ...payment.metadata, hide_amount: 'true' },
      };
    },
  },
  card_declined: {
    label: 'Card payment, declined',
    sequence: 'card',
    make: (draft) => ({
      ...cardPayment(draft),
      include_in_spending: false,
      decline_reason: 'INSUFFICIENT_FUNDS',
      decline_copy: `Declined, you didn’t have £${(draft.amount / 100).toFixed(2)}`,
    }),
  },
  refund: {
    label: 'Card refund',
    sequence: 'card',
    make: (draft) => {
      const payment = cardPayment(draft);
      return { ...payment, amount: draft.amount, local_amount: draft.amount, settled: bankTime(draft.at) };
    },
  },
} satisfies Record<string, Kind>;

function cardPayment({ newId, chance, at, account, amount, name }: Draft) {
  const lifecycle = newId('mclifecycle');
  const message = newId('mcauthmsg');
  const [owner] = account.owners;
  return {
    amount: -amount,
    local_amount: -amount,
    scheme: 'mastercard',
    settled: '',
    user_id: owner?.user_id ?? '',
    category: 'entertainment',
    include_in_spending: true,
    description: merchantLine(name, 'LEEDS', 'GBR'),
    counterparty: {},
    merchant: merchant(name, { chance }),
    metadata: {
      ledger_committed_timestamp_earliest: bankTime(at),
      ledger_committed_timestamp_latest: bankTime(at),
      ledger_insertion_id: newId('entryset'),
      mastercard_approval_type: 'full',
      mastercard_auth_message_id: message,
      mastercard_card_id: `mccard_0000B${chance.hexOf(`card ${account.id}`, 17)}`,
      mastercard_lifecycle_id: lifecycle,
      mcc: '7941',
      ...(account.owners.length > 1 && {
        spender_first_name: owner?.preferred_first_name ?? '',
        spender_full_name: owner?.preferred_name ?? '',
      }),
      standin_correlation_id: `standincorrelation_${chance.hexOf(message, 16)}`,
      tokenization_method: 'apple_pay',
    },
    dedupe_id: `mclifecycle:${lifecycle}:MASTERCARD_AUTH:${message}`,
  };
}

const merchantLine = (name: string, city: string, country: string): string =>
  `${name.toUpperCase().slice(0, 22).padEnd(23)}${city.padEnd(14)}${country}`;

function merchant(name: string, { chance }: Pick<Draft, 'chance'>): Merchant {
  const address = 'Wharf Road';
  return {
    id: `merch_0000A${chance.hexOf(`merchant ${name}`, 17)}`,
    group_id: `grp_00009${chance.hexOf(`group ${name}`, 17)}`,
    name,
    logo: '',
    emoji: '⚽',
    category: 'entertainment',
    online: false,
    atm: false,
    address: {
      short_formatted: `${address}, Leeds LS9 8ZZ`,
      city: 'Leeds',
      latitude: 53.79,
      longitude: -1.52,
      zoom_level: 17,
      approximate: false,
      formatted: `${address}, Leeds LS9 8ZZ, United Kingdom`,
      address,
      region: 'England',
      country: 'GBR',
      postcode: 'LS9 8ZZ',
    },
    disable_feedback: false,
    suggested_tags: '#football',
    metadata: { suggested_tags: '#football', website: 'riverside5s.example' },
  };
}
