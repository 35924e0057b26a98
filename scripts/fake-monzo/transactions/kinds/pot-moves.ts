import { bankTime } from '../../wire/bank-time.ts';
import type { Draft, Kind } from './draft.ts';

/** Money between an account and its pots. A withdrawal is positive, and nobody has paid. */
export const POT_MOVES = {
  pot_deposit: {
    label: 'Into a pot',
    sequence: 'internal',
    make: (draft) => potMove(draft, -draft.amount, 'deposit', { pot_deposit_id: draft.newId('potdep') }),
  },
  pot_withdraw: {
    label: 'Out of a pot',
    sequence: 'internal',
    make: (draft) =>
      potMove(draft, draft.amount, 'withdraw', {
        hold_decision_duration: '0s',
        hold_decision_status: 'decision_status.released',
        money_transfer_id: draft.newId('moneytransfer'),
        pot_withdrawal_id: draft.newId('potwdr'),
      }),
  },
  pot_declined: {
    label: 'Into a pot, declined',
    sequence: 'never_created',
    make: (draft) => ({
      ...potMove(draft, -draft.amount, 'deposit', { pot_deposit_id: draft.newId('potdep') }),
      decline_reason: 'INSUFFICIENT_FUNDS',
      decline_copy: 'Declined, there was not enough',
    }),
  },
} satisfies Record<string, Kind>;

function potMove(
  { newId, at, account, pot }: Draft,
  amount: number,
  direction: 'deposit' | 'withdraw',
  own: Record<string, string>,
) {
  const transfer = newId('mvmnytrnsfr');
  const potId = pot?.id ?? '';
  const userId = account.owners[0]?.user_id ?? '';
  return {
    amount,
    scheme: account.type === 'uk_business' ? 'uk_business_pot' : 'uk_retail_pot',
    user_id: userId,
    originator: true,
    description: potId,
    counterparty: {},
    metadata: {
      external_id: transfer,
      ledger_committed_timestamp_earliest: bankTime(at),
      ledger_committed_timestamp_latest: bankTime(at),
      ledger_insertion_id: newId('entryset'),
      move_money_transfer_id: transfer,
      pot_account_id: account.id,
      pot_id: potId,
      transaction_description_localised: 'true',
      transaction_locale_country: 'GBR',
      trigger: 'user',
      user_id: userId,
      ...own,
    },
    dedupe_id: `${potId}:${account.id}:${direction}:${transfer}`,
  };
}
