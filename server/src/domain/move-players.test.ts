import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seed } from '../../../shared/test/seed.ts';
import { movedPlayers, newFixture, undoneAttendance } from './fixtures.ts';
import type { FixtureRecord, Party } from './records.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const names = new Map(IDS.map((id) => [id, id.toUpperCase()]));
const source = { at: '2026-11-21T09:00:00.000Z', by: 'organiser' };
const kickOff = { date: '2026-11-25', kick_off_at: '2026-11-25T18:30:00.000Z' };
const move = (player_id: string, guests = 0) => ({ player_id, out: false, guests });
const off = (player_id: string) => ({ player_id, out: true, guests: 0 });

function gameFor(max_players: number, moves: ReturnType<typeof move>[] = []): FixtureRecord {
  const facts = {
    time: '18:30',
    location: 'Riverside 5s',
    cost: 4500,
    fee: 500,
    min_players: 1,
    max_players,
  };
  const empty = newFixture(
    'f',
    { ...facts, date: kickOff.date, player_ids: [], repeat_weeks: 0 },
    kickOff,
    null,
    source,
  );
  return moves.length === 0 ? empty : made(empty, moves);
}

/** Moves them at a later minute, and expects that nothing is refused. */
function made(fixture: FixtureRecord, moves: ReturnType<typeof move>[]): FixtureRecord {
  const moved = movedPlayers(fixture, moves, { ...source, at: '2026-11-21T09:01:00.000Z' }, names);
  if (typeof moved === 'number') throw new Error(`move ${moved} was refused`);
  return moved;
}

const places = ({ players }: FixtureRecord) =>
  players.map(({ player_id, state, guests }) => `${player_id}+${guests} ${state}`);

describe('several moves at once', () => {
  it('are one change, told with everybody whom they move', () => {
    const game = gameFor(3, [move('a'), move('b'), move('c'), move('d', 1)]);
    const after = made(game, [off('a'), off('b'), move('e'), move('a')]);
    expect(places(after)).toEqual(['c+0 in', 'd+1 in', 'e+0 waiting', 'a+0 waiting']);
    expect(after.rev).toBe(game.rev + 1);
    expect(after.history.at(-1)).toMatchObject({
      action: 'moved',
      detail: 'A is waiting; B is out; E is waiting; D got a place',
    });
    expect(after.players.map(({ charge }) => charge)).toEqual([500, 1000, null, null]);
  });

  it('change nothing where everybody is so already, and name the one that finds no room', () => {
    const game = gameFor(2, [move('a'), move('b')]);
    expect(made(game, [move('a'), off('c'), move('b')])).toBe(game);
    expect(movedPlayers(game, [move('c'), move('b', 1)], source, names)).toBe(1);
  });

  it('change nothing when whoever is last leaves and lines up again, and name who lines up behind others', () => {
    const game = gameFor(3, [move('a'), move('b')]);
    expect(made(game, [off('b'), move('b'), off('c')])).toBe(game);
    const after = made(game, [off('a'), move('a')]);
    expect(places(after)).toEqual(['b+0 in', 'a+0 in']);
    expect(after.history.at(-1)).toMatchObject({ action: 'moved', detail: 'A is in' });
  });

  it('are undone with everybody back where they were, at the same minute too, and done again', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(...IDS), fc.boolean(), fc.nat(2)), { maxLength: 10 });
    const asMoves = (all: [string, boolean, number][]) =>
      all.map(([player_id, out, guests]) => ({ player_id, out, guests }));
    fc.assert(
      fc.property(some, some, fc.integer({ min: 1, max: 6 }), (former, latter, max) => {
        const before = movedPlayers(gameFor(max), asMoves(former), source, names);
        if (typeof before === 'number') return;
        const after = movedPlayers(before, asMoves(latter), source, names);
        if (typeof after === 'number' || after === before) return;
        const undone = undoneAttendance(after, source);
        const redone = undone && undoneAttendance(undone, source);
        const standing = (record: FixtureRecord | null): Party[] | undefined => record?.players;
        expect(standing(undone)).toEqual(before.players);
        expect(redone && places(redone)).toEqual(places(after));
      }),
      { seed: seed(), numRuns: 500 },
    );
  });
});
