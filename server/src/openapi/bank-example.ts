import type { Bank, CatchUpResult } from '@paidup/shared/bank';

const id = 'acc_00009237aqC8c5umZmrRdh';

/** A connection that is in order. */
export const connectedBank: Bank = {
  state: 'connected',
  problem: null,
  problem_code: null,
  approval_until: null,
  account: { id, name: 'Joint account' },
  start_date: '2026-11-20',
  webhook: { registered: true, last_event_at: '2026-11-25T18:31:04.120Z' },
  last_caught_up_at: '2026-11-25T18:30:00.000Z',
  catching_up: null,
  pot_id: null,
  annotate: false,
  feed: false,
  receipts: false,
};

export const potBank: Bank = { ...connectedBank, pot_id: 'pot_0000778xxfgh4iu8z83nWb', annotate: true };

export const bankAccounts = {
  items: [
    { id, name: 'Joint account', type: 'uk_retail_joint' },
    { id: 'acc_0000A1bCdEfGh2IjKlMnOp', name: 'Current account', type: 'uk_retail' },
  ],
};

export const bankPots = { items: [{ id: 'pot_0000778xxfgh4iu8z83nWb', name: 'Football', balance: 13_500 }] };

/** What a dry run shows. */
export const catchUpPreview: CatchUpResult = {
  checked: 3,
  credited: 1,
  unmatched: 0,
  duplicate: 0,
  ignored: 2,
  items: [
    {
      id: 'tx_00009AbCdEfGh',
      paid_at: '2026-11-25T12:01:08.000Z',
      amount: 500,
      counterparty_name: 'KINGSCOTE AM',
      description: 'FOOTBALL',
      outcome: 'credited',
      player: { id: 'player_4fJ2mQ', name: 'Ashley Kingscote' },
    },
  ],
};
