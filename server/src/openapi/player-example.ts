import type { Player, PlayerDetail } from '@paidup/shared/player';
import type { Statement } from '@paidup/shared/statement';

/** A player who is £5.00 ahead. */
export const examplePlayer: Player = {
  id: 'player_4fJ2mQ',
  name: 'Ashley Kingscote',
  accepted_bank_names: ['KINGSCOTE AM', 'FOOTY ASH'],
  attendance_start: '2026-01-07',
  archived: false,
  total_paid: 1500,
  written_off: 0,
  total_fees: 1000,
  balance: 500,
  owes: 0,
  reminded_at: null,
  promised_on: null,
  rev: 1,
  created_at: '2026-01-07T09:12:40.118Z',
  updated_at: '2026-01-07T09:12:40.118Z',
};

/** A player who owes £5.00 and has been reminded of it. */
export const exampleReminded: PlayerDetail = {
  ...examplePlayer,
  total_paid: 500,
  balance: -500,
  owes: 500,
  reminded_at: '2026-11-27T09:30:00.000Z',
  promised_on: '2026-12-04',
  rev: 2,
  updated_at: '2026-11-27T09:30:00.000Z',
  removable: false,
  history: [
    {
      at: examplePlayer.created_at,
      by: 'organiser',
      action: 'created',
      detail: 'Ashley Kingscote was added',
    },
    {
      at: '2026-11-27T09:30:00.000Z',
      by: 'organiser',
      action: 'reminder_noted',
      detail: 'reminded; said they would pay on 4 December 2026',
      before: { reminded_at: null, promised_on: null },
      after: { reminded_at: '2026-11-27T09:30:00.000Z', promised_on: '2026-12-04' },
    },
  ],
};

/** A statement with one game and the payment for it. */
export const exampleStatement: Statement = {
  player: { ...examplePlayer, total_paid: 500, total_fees: 500, balance: 0 },
  entries: [
    {
      at: '2026-11-25T18:30:00.000Z',
      kind: 'fee',
      amount: -500,
      balance_after: -500,
      fixture_id: 'fixture_7bN3cT',
      text: 'Game on 2026-11-25 at Riverside 5s',
      date: '2026-11-25',
      location: 'Riverside 5s',
      guests: 0,
    },
    {
      at: '2026-11-25T20:12:08.000Z',
      kind: 'payment',
      amount: 500,
      balance_after: 0,
      payment_id: 'tx_00009AbCdEfGh',
      text: 'Bank transfer from KINGSCOTE AM',
      source: 'monzo',
      from: 'KINGSCOTE AM',
    },
  ],
};
