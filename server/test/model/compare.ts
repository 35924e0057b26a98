import type { Payment } from '@paidup/shared/payment';
import { expect } from 'vitest';
import type { RealClub } from './real-club.ts';
import { type Model, PLAYERS } from './steps.ts';

/** Expects the club to be as the model: players, games, payments, sums. */
export async function expectEqual(club: RealClub, model: Model): Promise<void> {
  expect(await shownBy(club)).toEqual(shownAs(model));
}

function shownAs({ names, ledger, strangers, games, heads, paidBy, feesOf, collected }: Model) {
  const paid = PLAYERS.map((_, who) => paidBy(who));
  const fees = PLAYERS.map((_, who) => feesOf(who));
  const parts = collected(paid);
  const entries = [...ledger].sort(([one], [other]) => one - other);
  return {
    players: PLAYERS.map((_, who) => ({
      names: [...(names[who] ?? [])].sort(),
      paid: paid[who],
      fees: fees[who],
    })),
    owed: fees.reduce((sum, fee, who) => sum + Math.max(0, fee - (paid[who] ?? 0)), 0),
    collected: paid.reduce((sum, amount) => sum + amount, 0),
    unmatched: entries.filter(([, { now }]) => now === 'unmatched').length,
    strangers: [...strangers].sort(),
    payments: entries.map(([id, { now, doubted }]) => `${id} ${now}${doubted ? ' in doubt' : ''}`),
    games: games.map(({ parties, fee }, index) => ({
      fee,
      heads: heads(parties),
      waiting: heads(parties, false),
      collected: parts[index],
    })),
  };
}

async function shownBy({ services, players, games }: RealClub) {
  const { players: people, fixtures, payments, summary, ignoredPayers } = services();
  const everybody = await people.list({ archived: 'all', limit: 200 });
  const [sums, strangers] = [await summary.get(), await ignoredPayers.list()];
  const ledger = (await payments.list({ limit: 200 })).items;
  const told = await Promise.all(games.map((id) => fixtures.get(id)));
  return {
    players: players.map((id) => {
      const player = everybody.items.find((one) => one.id === id);
      return {
        names: player?.accepted_bank_names.toSorted(),
        paid: player?.total_paid,
        fees: player?.total_fees,
      };
    }),
    owed: sums.owed,
    collected: sums.collected,
    unmatched: sums.unmatched.count,
    strangers: strangers.items.map(({ name }) => name).sort(),
    payments: ledger.map((payment) => tellOf(payment, players)).sort(),
    games: told.map(({ fee, head_count, waiting_count, collected }) => ({
      fee,
      heads: head_count,
      waiting: waiting_count,
      collected,
    })),
  };
}

function tellOf(
  { id, status, matched_by, allocations, conflict }: Payment,
  players: readonly string[],
): string {
  const parts = allocations
    .map(({ player_id, amount }) => `${players.indexOf(player_id)}:${amount}`)
    .join(' ');
  const by = matched_by === 'organiser' ? 'organiser' : 'name';
  return `${id.replace('tx_', '')} ${status === 'matched' ? `${by} ${parts}` : status}${conflict ? ' in doubt' : ''}`;
}
