import { bankTime } from '../../wire/bank-time.ts';
import { identityOf, type Kind } from './draft.ts';
import { fasterPaymentNumber, monzoToMonzo } from './transfers-in.ts';

/** Money that the owner sends to other people. */
export const TRANSFERS_OUT = {
  fps_out: {
    label: 'Bank transfer out',
    sequence: 'transfer_out',
    make: ({ newId, chance, at, account, amount, name, reference }) => {
      const { account_number, sort_code, user_id } = identityOf({ chance }, name);
      const trn = fasterPaymentNumber(newId('fps'), { chance });
      const fpid = `${trn}${bankTime(at).slice(0, 10).replaceAll('-', '')}826${sort_code}`;
      return {
        amount: -amount,
        scheme: 'payport_faster_payments',
        settled: '',
        user_id: account.owners[0]?.user_id ?? '',
        description: reference,
        notes: reference,
        counterparty: { account_number, beneficiary_account_type: 'Personal', name, sort_code, user_id },
        metadata: {
          client_idempotency_key: chance.hexOf(fpid, 32),
          faster_payment: 'true',
          faster_payment_initiator: 'customer',
          fps_fpid: fpid,
          fps_payment_id: fpid,
          insertion: newId('entryset'),
          notes: reference,
          trn,
        },
        dedupe_id: `com.monzo.fps:9200:${fpid}:OUTBOUND`,
      };
    },
  },
  p2p_out: {
    label: 'To a Monzo contact',
    sequence: 'instant',
    make: ({ newId, chance, account, amount, name, reference }) => {
      const { account_id, user_id } = identityOf({ chance }, name);
      const owner = account.owners[0]?.user_id ?? '';
      return {
        amount: -amount,
        scheme: 'p2p_payment',
        originator: true,
        user_id: owner,
        description: name,
        notes: reference,
        counterparty: { account_id, name, preferred_name: name, user_id },
        metadata: {
          ledger_insertion_id: newId('entryset'),
          p2p_initiator: 'p2p',
          p2p_transfer_id: newId('p2p'),
        },
        dedupe_id: `p2p-payment:${account.id}:${account.id}${owner}:${newId('p2p')}`,
      };
    },
  },
  m2m_out: {
    label: 'To a Monzo account, by its number',
    sequence: 'instant',
    make: (draft) => ({
      ...monzoToMonzo(draft, 'outbound'),
      user_id: draft.account.owners[0]?.user_id ?? '',
    }),
  },
  direct_debit: {
    label: 'Direct Debit',
    sequence: 'transfer_out',
    make: ({ newId, chance, account, amount, name, reference }) => {
      const { account_number, sort_code, user_id } = identityOf({ chance }, name);
      const record = newId('bacsrcd');
      return {
        amount: -amount,
        scheme: 'bacs',
        settled: '',
        user_id: account.owners[0]?.user_id ?? '',
        category: 'bills',
        description: reference,
        counterparty: {
          account_number,
          name: name.slice(0, 18),
          service_user_number: chance.digitsOf(`originator ${name}`, 6),
          sort_code,
          user_id,
        },
        metadata: { bacs_direct_debit_instruction_id: newId('bacsddi'), bacs_record_id: record },
        dedupe_id: record,
      };
    },
  },
} satisfies Record<string, Kind>;
