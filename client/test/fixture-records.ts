import type { Attendance, Fixture } from '@paidup/shared/fixture';

const AT = '2026-11-20T18:52:00.000Z';

/** Somebody who is in and has paid nothing, unless a test says otherwise. */
export function aParty(name: string, given: Partial<Attendance> = {}): Attendance {
  const guests = given.guests ?? 0;
  const fee = given.state === 'waiting' ? 0 : 500 * (1 + guests);
  return {
    player_id: `player_${name.toLowerCase()}`,
    name,
    guests,
    state: 'in',
    fee,
    paid: 0,
    forgiven: 0,
    joined_at: AT,
    ...given,
  };
}

/** A game to come with these on it, its sums as the server counts them. */
export function aFixture(players: Attendance[], given: Partial<Fixture> = {}): Fixture {
  const heads = (state: string) =>
    players.reduce((sum, party) => (party.state === state ? sum + 1 + party.guests : sum), 0);
  const fewest = given.min_players ?? 8;
  return {
    id: 'fixture_1',
    date: '2026-11-25',
    time: '18:30',
    location: 'Riverside 5s',
    cost: 4500,
    fee: 500,
    min_players: fewest,
    max_players: 12,
    series_id: null,
    status: 'scheduled',
    kick_off_at: '2026-11-25T18:30:00.000Z',
    cancelled_reason: null,
    removable: true,
    players,
    head_count: heads('in'),
    waiting_count: heads('waiting'),
    short_by: Math.max(0, fewest - heads('in')),
    collected: players.reduce((sum, { paid }) => sum + paid, 0),
    rev: 1,
    created_at: AT,
    updated_at: AT,
    ...given,
  };
}
