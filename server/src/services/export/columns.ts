import type { Fixture } from '@paidup/shared/fixture';
import type { Payment } from '@paidup/shared/payment';
import type { Player } from '@paidup/shared/player';
import type { Columns } from './csv.ts';

/** Several names in one cell stand on a line each. */
const lines = (texts: string[]) => texts.join('\n');

export const playerColumns: Columns<Player> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  accepted_bank_names: ({ accepted_bank_names }) => lines(accepted_bank_names),
  attendance_start: ({ attendance_start }) => attendance_start,
  archived: ({ archived }) => archived,
  total_paid_gbp: ({ total_paid }) => BigInt(total_paid),
  written_off_gbp: ({ written_off }) => BigInt(written_off),
  total_fees_gbp: ({ total_fees }) => BigInt(total_fees),
  balance_gbp: ({ balance }) => BigInt(balance),
  created_at: ({ created_at }) => created_at,
};

export const fixtureColumns: Columns<Fixture> = {
  id: ({ id }) => id,
  date: ({ date }) => date,
  time: ({ time }) => time,
  location: ({ location }) => location,
  status: ({ status }) => status,
  cancelled_reason: ({ cancelled_reason }) => cancelled_reason,
  cost_gbp: ({ cost }) => BigInt(cost),
  fee_gbp: ({ fee }) => BigInt(fee),
  collected_gbp: ({ collected }) => BigInt(collected),
  head_count: ({ head_count }) => head_count,
  players: ({ players }) => lines(players.filter(({ state }) => state === 'in').map(({ name }) => name)),
  waiting: ({ players }) => lines(players.filter(({ state }) => state === 'waiting').map(({ name }) => name)),
  created_at: ({ created_at }) => created_at,
};

export const paymentColumns: Columns<Payment> = {
  id: ({ id }) => id,
  paid_at: ({ paid_at }) => paid_at,
  source: ({ source }) => source,
  amount_gbp: ({ amount }) => BigInt(amount),
  counterparty_name: ({ counterparty_name }) => counterparty_name,
  payer_account: ({ payer_account }) => payer_account,
  description: ({ description }) => description,
  notes: ({ notes }) => notes,
  status: ({ status }) => status,
  credited_to: ({ allocations }) =>
    lines(allocations.map((part) => ('club' in part ? 'The club' : part.name))),
  club_part_gbp: ({ allocations }) => {
    const clubs = allocations.find((part) => 'club' in part);
    return clubs ? BigInt(clubs.amount) : null;
  },
  reason: ({ reason }) => reason,
  conflict: ({ conflict }) => conflict,
  created_at: ({ created_at }) => created_at,
};
