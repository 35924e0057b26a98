import { bankTime, nextWorkingMorning } from '../../wire/bank-time.ts';
import { type Draft, identityOf, type Kind } from './draft.ts';

/** Money that other people send. */
export const TRANSFERS_IN = {
  fps_in: { label: 'Bank transfer in', sequence: 'transfer_in', make: fasterPayment },
  p2p_in: {
    label: 'From a Monzo contact',
    sequence: 'instant',
    make: ({ newId, chance, amount, name, reference, p2pDescription }) => {
      const { account_id, user_id } = identityOf({ chance }, name);
      return {
        amount,
        scheme: 'p2p_payment',
        description: p2pDescription === 'name' ? name : reference,
        notes: reference,
        counterparty: { account_id, name, preferred_name: name, user_id },
        metadata: {
          ledger_insertion_id: newId('entryset'),
          ...(reference && { notes: reference }),
          p2p_initiator: 'p2p',
          p2p_transfer_id: newId('p2p'),
        },
        dedupe_id: `p2p-payment:${account_id}:${account_id}${user_id}:${newId('p2p')}`,
      };
    },
  },
  m2m_in: {
    label: 'From a Monzo account, by its number',
    sequence: 'instant',
    make: (draft) => monzoToMonzo(draft, 'inbound'),
  },
  bacs_in: {
    label: 'Bacs credit, the name cut at 18',
    sequence: 'transfer_in',
    make: ({ newId, chance, at, amount, name, reference }) => {
      const { account_number, sort_code, user_id } = identityOf({ chance }, name);
      const record = newId('bacsrcd');
      return {
        amount,
        scheme: 'bacs',
        settled: bankTime(nextWorkingMorning(at)),
        category: 'income',
        description: reference,
        notes: reference,
        counterparty: { account_number, name: name.slice(0, 18), sort_code, user_id },
        metadata: { bacs_payment_id: newId('bacspayment'), bacs_record_id: record, notes: reference },
        dedupe_id: record,
      };
    },
  },
  chaps_in: {
    label: 'CHAPS transfer in',
    sequence: 'transfer_in',
    make: (draft) => ({ ...fasterPayment(draft), scheme: 'chaps', settled: bankTime(draft.at) }),
  },
  cheque_in: {
    label: 'Cheque',
    sequence: 'transfer_in',
    make: (draft) => ({ ...fasterPayment(draft), scheme: 'rbs_cheque' }),
  },
} satisfies Record<string, Kind>;

function fasterPayment({ newId, chance, at, amount, name, reference }: Draft) {
  const { account_number, sort_code, user_id } = identityOf({ chance }, name);
  const trn = fasterPaymentNumber(newId('fps'), { chance });
  const fpid = `${trn}${bankTime(at).slice(0, 10).replaceAll('-', '')}826${sort_code}`;
  return {
    amount,
    scheme: 'payport_faster_payments',
    settled: bankTime(nextWorkingMorning(at)),
    description: reference,
    notes: reference,
    counterparty: { account_number, name, sort_code, user_id },
    metadata: {
      faster_payment: 'true',
      fps_fpid: fpid,
      fps_payment_id: fpid,
      insertion: newId('entryset'),
      ledger_committed_timestamp_earliest: bankTime(at),
      ledger_committed_timestamp_latest: bankTime(at),
      notes: reference,
      standin_correlation_id: `standincorrelation_fpsin_${fpid}`,
      trn,
    },
    dedupe_id: `com.monzo.fps:9200:${fpid}:INBOUND`,
  };
}

/** The scheme's own number of a payment. */
export const fasterPaymentNumber = (id: string, { chance }: Pick<Draft, 'chance'>): string =>
  `60000000${chance.digitsOf(id, 10)}`;

/** A transfer between two accounts of the bank by sort code and number. */
export function monzoToMonzo(
  { newId, chance, account, amount, name, reference }: Draft,
  direction: 'inbound' | 'outbound',
) {
  const { account_id, account_number, user_id } = identityOf({ chance }, name);
  const entries = newId('entryset');
  return {
    amount: direction === 'inbound' ? amount : -amount,
    scheme: 'monzo_to_monzo',
    description: reference,
    notes: reference,
    counterparty: {
      account_id,
      account_number,
      beneficiary_account_type: 'Personal',
      name,
      sort_code: '040004',
      user_id,
    },
    metadata: {
      addressed_by: 'external_uk_bank_account',
      ledger_insertion_id: entries,
      ledger_intent: 'monzo-to-monzo.transferred',
      money_transfer_id: newId('moneytransfer'),
      monzo_to_monzo_transfer_id: newId('m2m'),
      notes: reference,
      trn: chance.hexOf(entries, 6).toUpperCase(),
    },
    dedupe_id: `${account.id}:${entries}:${direction}`,
  };
}
