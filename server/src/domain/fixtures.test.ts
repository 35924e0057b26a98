import type { FixtureFacts } from '@paidup/shared/fixture';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seed } from '../../../shared/test/seed.ts';
import { aFixture, aPlayer, minute } from '../../test/store/records.ts';
import type { FixtureRecord } from './records.ts';
import { join, leave } from './attendance.ts';
import {
  cancelledFixture,
  changedPlayers,
  newFixture,
  type PlannedFixture,
  restoredFixture,
  undoneAttendance,
  updatedFixture,
} from './fixtures.ts';

const names = new Map([
  ['ben', 'Ben'],
  ['cat', 'Cat'],
  ['dan', 'Dan'],
]);
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

const party = (player_id: string, state: 'in' | 'waiting', guests = 0) => ({ player_id, guests, state });
const lastEntry = (fixture: FixtureRecord) => fixture.history.at(-1);

it('tells in the history who left, and who got the place', () => {
  const next = changedPlayers(full, leave(full, 'ann', source.at), aPlayer('ann'), source, names);
  expect(lastEntry(next)).toEqual({
    ...source,
    action: 'left',
    detail: 'ann is out; Ben got a place',
    before: { players: [{ ...party('ann', 'in'), joined_at: minute(0), place: 0 }, party('ben', 'waiting')] },
    after: { players: [party('ben', 'in')] },
  });
});

it('tells who joined, with how many guests, and nobody else', () => {
  const joining = join(full, { player_id: 'dan', guests: 2 }, source.at) ?? [];
  const next = changedPlayers(full, joining, aPlayer('dan'), source);
  expect(lastEntry(next)).toMatchObject({
    detail: 'dan is waiting with 2 guests',
    before: { players: [] },
    after: { players: [party('dan', 'waiting', 2)] },
  });
});

it.each([
  [3, 'maximum players 1 became 3; Ben and Cat got places'],
  [4, 'maximum players 1 became 4; Ben, Cat and Dan got places'],
])('tells who got a place when there are %i of them', (max_players, detail) => {
  const queue = [...full.players, { ...party('dan', 'waiting'), joined_at: minute(0), charge: null }];
  const next = updatedFixture({ ...full, players: queue }, { max_players }, full.kick_off_at, source, names);
  expect(lastEntry(next)?.detail).toBe(detail);
  expect(lastEntry(next)?.before).toHaveProperty('players.0', party('ben', 'waiting'));
});

it('tells what a new fee is for those who are in', () => {
  const change = (fixture: FixtureRecord) =>
    lastEntry(updatedFixture(fixture, { fee: 600, cost: 4500 }, fixture.kick_off_at, source));
  expect(change(full)).toEqual({
    ...source,
    action: 'changed',
    detail: 'fee £5.00 became £6.00; one head now pays £6.00',
    before: { fee: 500 },
    after: { fee: 600 },
  });
  const many = { ...full, players: [{ ...party('ann', 'in', 3), joined_at: minute(0), charge: 2000 }] };
  expect(change(many)?.detail).toBe('fee £5.00 became £6.00; 4 heads now pay £6.00 each');
  for (const nobody of [
    { ...full, players: [] },
    { ...full, cancelled: true },
  ])
    expect(change(nobody)?.detail).toBe('fee £5.00 became £6.00');
});

it('tells that a game is off, why, and that it is on again', () => {
  const off = cancelledFixture(full, 'rain', source);
  expect(lastEntry(off)).toMatchObject({
    detail: 'cancelled: rain',
    before: { cancelled: false, cancelled_reason: null },
    after: { cancelled: true, cancelled_reason: 'rain' },
  });
  expect(lastEntry(cancelledFixture(off, null, source))).toMatchObject({
    detail: 'cancelled',
    before: { cancelled_reason: 'rain' },
    after: { cancelled_reason: null },
  });
  expect(lastEntry(restoredFixture(off, source))).toMatchObject({
    detail: 'the game is on again',
    before: { cancelled: true, cancelled_reason: 'rain' },
    after: { cancelled: false, cancelled_reason: null },
  });
});

it('decides anew what everybody is charged, whatever changes', () => {
  const charges = ({ players }: FixtureRecord) => players.map(({ player_id, charge }) => [player_id, charge]);
  const change = (fixture: FixtureRecord, input: FixtureFacts) =>
    updatedFixture(fixture, input, fixture.kick_off_at, source, names);
  const made = newFixture('fixture_1', input, { date: '2026-01-01', kick_off_at: minute(60) }, null, source);
  expect(charges(made)).toEqual([
    ['ann', 500],
    ['ben', 500],
    ['cat', null],
  ]);
  const promoted = changedPlayers(made, leave(made, 'ann', source.at), aPlayer('ann'), source, names);
  expect(charges(promoted)).toEqual([
    ['ben', 500],
    ['cat', 500],
  ]);
  const wider = change(promoted, { max_players: 5 });
  const parties = join(wider, { player_id: 'ben', guests: 2 }, source.at) ?? [];
  const guests = changedPlayers(wider, parties, aPlayer('ben'), source, names);
  const dearer = [
    ['ben', 1950],
    ['cat', 650],
  ];
  expect(charges(guests)[0]).toEqual(['ben', 1500]);
  const dear = change(guests, { fee: 650 });
  expect(charges(dear)).toEqual(dearer);
  const off = cancelledFixture(dear, null, source);
  expect(charges(off)).toEqual([
    ['ben', null],
    ['cat', null],
  ]);
  expect(charges(restoredFixture(off, source))).toEqual(dearer);
  expect(charges(change(dear, { fee: 0 }))[0]).toEqual(['ben', 0]);
});

const input: PlannedFixture = {
  date: '2026-01-01',
  time: '01:00',
  location: 'Riverside 5s',
  cost: 4500,
  fee: 500,
  min_players: 1,
  max_players: 2,
  player_ids: ['ann', 'ben', 'cat'],
  repeat_weeks: 0,
};

it('undoes any change of who plays as one, with everybody in their old order, and does it again', () => {
  const step = fc.record({
    who: fc.constantFrom('ann', 'ben', 'cat', 'dan', 'eve'),
    guests: fc.nat(2),
    leaves: fc.boolean(),
    at: fc.integer({ min: 1, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (steps) => {
      let fixture = { ...full, max_players: 3 };
      for (const { who, guests, leaves, at } of steps) {
        const now = { at: minute(at), by: 'organiser' };
        const players = leaves
          ? leave(fixture, who, now.at)
          : join(fixture, { player_id: who, guests }, now.at);
        const isListed = fixture.players.some(({ player_id }) => player_id === who);
        if (!players || (leaves && !isListed)) continue;
        const changed = changedPlayers(fixture, players, aPlayer(who), now, names);
        if (changed === fixture) continue;
        const undone = undoneAttendance(changed, source);
        expect(undone?.players).toEqual(fixture.players);
        expect(undone?.history.at(-1)).toMatchObject({ action: 'undone', undoes: changed.rev });
        expect(undone && undoneAttendance(undone, source)?.players).toEqual(changed.players);
        fixture = changed;
      }
    }),
    { seed: seed(), numRuns: 200 },
  );
});

it('says what was undone and done again, and undoes nothing but who plays', () => {
  const left = changedPlayers(full, leave(full, 'ann', source.at), aPlayer('ann'), source, names);
  const undone = undoneAttendance(left, source);
  const again = undone && undoneAttendance(undone, source);
  expect([undone, again].map((one) => one?.history.at(-1)?.detail)).toEqual([
    'undone: ann is out; Ben got a place',
    'done again: ann is out; Ben got a place',
  ]);
  expect(undoneAttendance(cancelledFixture(left, null, source), source)).toBeNull();
  expect(undoneAttendance(full, source)).toBeNull();
});

it('undoes no leaving from before places were noted', () => {
  const left = changedPlayers(full, leave(full, 'ann', source.at), aPlayer('ann'), source, names);
  const entry = {
    ...source,
    action: 'left',
    detail: '',
    before: { players: [party('ann', 'in')] },
    after: { players: [] },
  };
  expect(undoneAttendance({ ...left, history: [...full.history, entry] }, source)).toBeNull();
});
