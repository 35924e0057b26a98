import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seed } from '../../../shared/test/seed.ts';
import type { Party, UnchargedFixture } from './records.ts';
import { countHeads, hasKickedOff, headsOf, join, leave, promoteWaiting, statusOf } from './attendance.ts';

const KICK_OFF = '2026-11-25T18:30:00.000Z';
const BEFORE = '2026-11-25T18:29:59.999Z';
const AFTER = KICK_OFF;

const fixtureWith = (players: readonly Party[], max_players = 4): UnchargedFixture => ({
  id: 'fixture_1',
  date: '2026-11-25',
  time: '18:30',
  location: 'Riverside 5s',
  cost: 4500,
  fee: 500,
  min_players: 2,
  max_players,
  series_id: null,
  kick_off_at: KICK_OFF,
  cancelled: false,
  cancelled_reason: null,
  was_played: false,
  request_fingerprint: null,
  players,
  history: [],
  rev: 1,
  created_at: BEFORE,
  updated_at: BEFORE,
});

const party = (player_id: string, state: Party['state'], guests = 0): Party => ({
  player_id,
  guests,
  state,
  joined_at: BEFORE,
});

const states = (players: readonly Party[] | null) =>
  players?.map(({ player_id, state, guests }) => `${player_id} ${state} ${guests}`);

describe('who is in', () => {
  it('is in while the whole party fits, else waits', () => {
    const fixture = fixtureWith([party('a', 'in', 1), party('b', 'in')]);
    expect(states(join(fixture, { player_id: 'c', guests: 0 }, BEFORE))).toEqual([
      'a in 1',
      'b in 0',
      'c in 0',
    ]);
    expect(states(join(fixture, { player_id: 'c', guests: 1 }, BEFORE))?.at(-1)).toBe('c waiting 1');
  });

  it('refuses more guests than fit to a party that is in', () => {
    const fixture = fixtureWith([party('a', 'in', 1), party('b', 'in')]);
    expect(join(fixture, { player_id: 'b', guests: 1 }, BEFORE)).not.toBeNull();
    expect(join(fixture, { player_id: 'b', guests: 2 }, BEFORE)).toBeNull();
  });

  it('takes anybody after kick-off, since it says who came', () => {
    const fixture = fixtureWith([party('a', 'in', 3), party('b', 'waiting')]);
    expect(states(join(fixture, { player_id: 'b', guests: 2 }, AFTER))).toEqual(['a in 3', 'b in 2']);
  });

  it('promotes the longest waiting whose party fits when somebody leaves', () => {
    const fixture = fixtureWith([
      party('a', 'in', 1),
      party('b', 'in', 1),
      party('c', 'waiting', 2),
      party('d', 'waiting', 1),
      party('e', 'waiting'),
    ]);
    expect(states(leave(fixture, 'b', BEFORE))).toEqual(['a in 1', 'c waiting 2', 'd in 1', 'e waiting 0']);
  });

  it('promotes nobody after kick-off', () => {
    const fixture = fixtureWith([party('a', 'in', 3), party('b', 'waiting')]);
    expect(states(leave(fixture, 'a', AFTER))).toEqual(['b waiting 0']);
  });

  it('gives the places of fewer guests to those who wait', () => {
    const fixture = fixtureWith([party('a', 'in', 3), party('b', 'waiting', 1)]);
    expect(states(join(fixture, { player_id: 'a', guests: 1 }, BEFORE))).toEqual(['a in 1', 'b in 1']);
  });

  it('puts nobody out when places are taken away', () => {
    expect(states(promoteWaiting([party('a', 'in', 5), party('b', 'waiting')], 2))).toEqual([
      'a in 5',
      'b waiting 0',
    ]);
    const overfull = fixtureWith([party('a', 'in', 5)], 2);
    expect(states(join(overfull, { player_id: 'a', guests: 4 }, BEFORE))).toEqual(['a in 4']);
  });

  it('keeps the place in the queue of a party that changes its guests', () => {
    const fixture = fixtureWith([party('a', 'in', 3), party('b', 'waiting'), party('c', 'waiting')]);
    expect(states(join(fixture, { player_id: 'b', guests: 1 }, BEFORE))).toEqual([
      'a in 3',
      'b waiting 1',
      'c waiting 0',
    ]);
  });

  it('never has more heads in than places, and nobody waits who fits', () => {
    const step = fc.record({
      player_id: fc.constantFrom(...'abcdefgh'),
      guests: fc.integer({ min: 0, max: 4 }),
      isLeaving: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let fixture = fixtureWith([], 7);
        for (const { isLeaving, ...someone } of steps) {
          const players = isLeaving
            ? leave(fixture, someone.player_id, BEFORE)
            : join(fixture, someone, BEFORE);
          if (players) fixture = { ...fixture, players };
          const heads = countHeads(fixture.players, 'in');
          expect(heads).toBeLessThanOrEqual(7);
          const waiting = fixture.players.filter(({ state }) => state === 'waiting');
          expect(waiting.every((other) => heads + headsOf(other) > 7)).toBe(true);
          expect(new Set(fixture.players.map(({ player_id }) => player_id)).size).toBe(
            fixture.players.length,
          );
        }
      }),
      { seed: seed() },
    );
  });
});

describe('what a fixture is', () => {
  it('is played from the very instant of its kick-off', () => {
    const fixture = fixtureWith([]);
    expect(hasKickedOff(fixture, BEFORE)).toBe(false);
    expect(statusOf(fixture, BEFORE)).toBe('scheduled');
    expect(statusOf(fixture, AFTER)).toBe('played');
    expect(statusOf({ ...fixture, cancelled: true }, AFTER)).toBe('cancelled');
  });
});
