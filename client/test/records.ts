import type { Payment } from '@paidup/shared/payment';
import type { Player } from '@paidup/shared/player';
import type { PlayerRow } from '../src/players/useAllPlayers.ts';

const AT = '2026-11-20T18:52:00.000Z';

/** A player as the server answers one, with what a test cares about. */
export function aPlayer(given: Partial<Player> = {}): Player {
  return {
    id: 'player_1',
    name: 'Ashley Kingscote',
    accepted_bank_names: ['KINGSCOTE AM'],
    attendance_start: '2026-01-07',
    archived: false,
    total_paid: 0,
    written_off: 0,
    total_fees: 0,
    balance: 0,
    owes: 0,
    reminded_at: null,
    promised_on: null,
    rev: 1,
    created_at: AT,
    updated_at: AT,
    ...given,
  };
}

/** An unmatched payment as the server answers one, with what a test cares about. */
export function aPayment(given: Partial<Payment> = {}): Payment {
  return {
    id: 'tx_1',
    source: 'monzo',
    amount: 500,
    currency: 'GBP',
    paid_at: AT,
    counterparty_name: 'M BELL',
    payer_account: null,
    other_account: false,
    description: '',
    notes: '',
    status: 'unmatched',
    matched_by: null,
    matched_on: null,
    reason: 'nobody has the bank name M BELL',
    allocations: [],
    conflict: false,
    verified: false,
    history: [],
    rev: 1,
    created_at: AT,
    updated_at: AT,
    ...given,
  };
}

/** A player of the list, who never came or paid unless a test says so. */
export function aPlayerRow(given: Partial<PlayerRow> = {}): PlayerRow {
  return { ...aPlayer(), last_paid_at: null, last_came_at: null, ...given };
}
