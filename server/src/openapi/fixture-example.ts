import type { Attendance, Fixture } from '@paidup/shared/fixture';

const joined_at = '2026-11-20T10:00:00.000Z';

const ashley: Attendance = {
  player_id: 'player_4fJ2mQ',
  name: 'Ashley Kingscote',
  guests: 1,
  state: 'in',
  fee: 1000,
  paid: 500,
  forgiven: 0,
  joined_at,
};

const sam: Attendance = {
  player_id: 'player_9sK1xB',
  name: 'Sam Okafor',
  guests: 0,
  state: 'in',
  fee: 500,
  paid: 500,
  forgiven: 0,
  joined_at,
};

/** A game with three heads in. */
export const exampleFixture: Fixture = {
  id: 'fixture_7bN3cT',
  date: '2026-11-25',
  time: '18:30',
  location: 'Riverside 5s',
  cost: 4500,
  fee: 500,
  min_players: 8,
  max_players: 12,
  series_id: 'series_5tR8wK',
  status: 'scheduled',
  kick_off_at: '2026-11-25T18:30:00.000Z',
  cancelled_reason: null,
  removable: true,
  players: [ashley, sam],
  head_count: 3,
  waiting_count: 0,
  short_by: 5,
  collected: 1000,
  rev: 1,
  created_at: joined_at,
  updated_at: joined_at,
};

/** The first entry of its history. */
export const fixtureAdded = { at: joined_at, by: 'organiser', action: 'created', detail: 'Added' };

/** The same game, cancelled, so that nobody is charged. */
export const cancelledExample: Fixture = {
  ...exampleFixture,
  status: 'cancelled',
  cancelled_reason: 'Waterlogged pitch',
  players: [ashley, sam].map((attendance) => ({ ...attendance, fee: 0, paid: 0 })),
  collected: 0,
  rev: 2,
};
