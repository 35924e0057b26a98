import { expect, it } from 'vitest';
import { aFixture, aPlayer, minute } from '../store/contract/records.ts';
import { leave } from './attendance.ts';
import { changedPlayers, updatedFixture } from './fixtures.ts';

const source = { at: minute(1), by: 'organiser' };

const full = aFixture('fixture_1', ['ann'], {
  kick_off_at: minute(60),
  max_players: 1,
  players: [
    { player_id: 'ann', guests: 0, state: 'in', joined_at: minute(0) },
    { player_id: 'ben', guests: 0, state: 'waiting', joined_at: minute(0) },
    { player_id: 'cat', guests: 0, state: 'waiting', joined_at: minute(0) },
  ],
});

it('tells in the history that somebody who waited got the place', () => {
  const next = changedPlayers(full, leave(full, 'ann', source.at), aPlayer('ann'), source);
  expect(next.history.at(-1)?.detail).toBe('ann is out; one who waited got a place');
});

it('tells how many got a place when there are more of them', () => {
  const next = updatedFixture(full, { max_players: 3 }, full.kick_off_at, source);
  expect(next.history.at(-1)?.detail).toBe('most players 1 became 3; 2 who waited got places');
});
