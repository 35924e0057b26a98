import type { Player } from '@paidup/shared/player';

/** Ashley, who is £5.00 ahead, as the examples show them. */
export const examplePlayer: Player = {
  id: 'player_4fJ2mQ',
  name: 'Ashley Kingscote',
  accepted_bank_names: ['KINGSCOTE AM', 'FOOTY ASH'],
  attendance_start: '2026-01-07',
  archived: false,
  total_paid: 1500,
  total_fees: 1000,
  balance: 500,
  owes: 0,
  rev: 1,
  created_at: '2026-01-07T09:12:40.118Z',
  updated_at: '2026-01-07T09:12:40.118Z',
};
