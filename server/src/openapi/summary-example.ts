import type { Page } from '@paidup/shared/list';
import type { FixtureSums, PlayerStanding, Season, Summary } from '@paidup/shared/summary';
import { exampleFixture } from './fixture-example.ts';

/** A club that is even and has one game ahead. */
export const exampleSummary: Summary = {
  owed: 500,
  debtors: [
    {
      player_id: 'player_9sK1xB',
      name: 'Sam Okafor',
      archived: false,
      owes: 500,
      since: '2026-11-18T18:30:00.000Z',
      oldest_due: 500,
      games_owed: 1,
      reminded_at: '2026-11-20T09:30:00.000Z',
      promised_on: null,
    },
  ],
  collected: 9000,
  fees: 9500,
  other: 0,
  pitch_costs: 9000,
  position: 0,
  credit: 0,
  unmatched: { count: 1, amount: 500 },
  next_fixture: { ...exampleFixture, per_head: 1500, break_even_heads: 9 },
  todays_fixture: null,
  last_bank_payment_at: '2026-11-25T12:01:10.481Z',
};

export const exampleSeason: Season = {
  points: [
    { at: '2026-11-15', position: -1500 },
    { at: '2026-11-22', position: 500 },
    { at: '2026-11-25', position: 1000 },
  ],
};

export const exampleStandings: { items: PlayerStanding[] } = {
  items: [
    {
      player_id: 'player_4fJ2mQ',
      last_paid_at: '2026-11-18T20:12:08.000Z',
      last_came_at: '2026-11-18T18:30:00.000Z',
      games_owed: 0,
    },
    { player_id: 'player_9sK1xB', last_paid_at: null, last_came_at: null, games_owed: 0 },
  ],
};

/** A played game for which one player still owes. */
export const exampleFixtureSums: Page<FixtureSums> = {
  items: [
    {
      fixture_id: exampleFixture.id,
      date: exampleFixture.date,
      time: exampleFixture.time,
      location: exampleFixture.location,
      status: 'played',
      cost: 4500,
      charged: 1500,
      collected: 1000,
      forgiven: 0,
      outstanding: 500,
    },
  ],
  next_cursor: null,
};
