import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ring } from './group-commit.ts';
import { fate, makeTurns, numbers, type TestTurns } from '../../../test/store/group-commit-file.ts';

describe('a group commit', () => {
  let database: TestTurns['database'];
  let other: TestTurns['other'];
  let turns: TestTurns['turns'];
  let told: TestTurns['told'];
  let commits: TestTurns['commits'];
  let add: TestTurns['add'];
  let remove: TestTurns['remove'];

  beforeEach(async () => {
    ({ database, other, turns, told, commits, add, remove } = await makeTurns());
  });
  afterEach(() => remove());

  test('makes one commit of the writes of a turn', async () => {
    expect(await Promise.all([1, 2, 3].map((number) => turns.write(add(number))))).toEqual([1, 2, 3]);
    expect(commits()).toBe(1);
    await turns.write(add(4));
    expect(commits()).toBe(2);
  });

  test('answers nobody, and rings nothing, before the commit', async () => {
    const seen: unknown[] = [];
    const note = () => seen.push([database.isTransaction, numbers(other), told.length]);
    const first = turns.write(add(1)).then(note);
    const second = turns.write((ring) => {
      expect([numbers(other), told]).toEqual([[], []]);
      return add(2)(ring);
    });
    await Promise.all([first, second.then(note)]);
    expect(seen).toEqual([
      [false, [1, 2], 1],
      [false, [1, 2], 1],
    ]);
    expect(told).toEqual([
      [
        { entity: 'payment', id: '1' },
        { entity: 'payment', id: '2' },
      ],
    ]);
  });

  test('lets a step that fails, or rings nothing, leave no trace among the others', async () => {
    const outcomes = await fate([
      turns.write(add(1)),
      turns.write((ring) => [add(2)(ring), add(3)(ring), add(1)(ring)]),
      turns.write((ring) => {
        add(4)(ring);
        throw new Error('changed my mind');
      }),
      turns.write(() => {
        database.prepare('INSERT INTO numbers VALUES (5, NULL)').run();
        return 'refused';
      }),
      turns.write(add(6)),
    ]);
    expect(outcomes).toMatchObject([
      1,
      { code: 'ERR_SQLITE_ERROR' },
      { message: 'changed my mind' },
      'refused',
      6,
    ]);
    expect(numbers(other)).toEqual([1, 6]);
    expect(told.flat().map(({ id }) => id)).toEqual(['1', '6']);
  });

  test('takes each step of a turn once, unless one of them refuses or fails', async () => {
    const taken: number[] = [];
    const step =
      (number: number, rings = true) =>
      (ring: Ring) => {
        taken.push(number);
        return rings ? add(number)(ring) : add(number)(() => {});
      };
    await Promise.all([turns.write(step(1)), turns.write(step(2))]);
    expect(taken).toEqual([1, 2]);
    const refused = await Promise.all([
      turns.write(step(3)),
      turns.write(step(4, false)),
      turns.write(step(5)),
    ]);
    expect(refused).toEqual([3, 4, 5]);
    expect(taken).toEqual([1, 2, 3, 4, 3, 4, 5]);
    expect(numbers(other)).toEqual([1, 2, 3, 5]);
    expect(told.flat().map(({ id }) => id)).toEqual(['1', '2', '3', '5']);
    expect(commits()).toBe(2);
  });

  test('tells of a step that is taken back, for what it did beside the file', async () => {
    const beside = new Set<number>();
    turns.whenRolledBack(() => beside.clear());
    const refused = turns.write(() => {
      beside.add(1);
      return add(1)(() => {});
    });
    expect(await refused).toBe(1);
    expect([numbers(other), [...beside]]).toEqual([[], []]);
  });

  test('keeps what is written quietly, and rings nothing for it', async () => {
    const write = turns.writeQuietly(() => {
      database.prepare('INSERT INTO numbers VALUES (1, NULL)').run();
      return 'kept';
    });
    expect(await Promise.all([write, turns.write(add(2))])).toEqual(['kept', 2]);
    expect(numbers(other)).toEqual([1, 2]);
    expect(commits()).toBe(1);
    expect(told).toEqual([[{ entity: 'payment', id: '2' }]]);
  });

  test('shows reads only what is committed', async () => {
    const write = turns.write(add(1));
    expect(await turns.read(() => numbers(database))).toEqual([]);
    await write;
    expect(await turns.read(() => numbers(database))).toEqual([1]);
  });

  test('shows the reads of a turn one state, and the next turn what came since', async () => {
    const read = () => turns.read(() => numbers(database));
    expect(await read()).toEqual([]);
    other.exec('INSERT INTO numbers VALUES (1, NULL)');
    expect(await read()).toEqual([]);
    await nextTurn();
    expect(database.isTransaction).toBe(false);
    expect(await read()).toEqual([1]);
  });

  test('writes on what is stored now, though a read of the turn saw less', async () => {
    const write = turns.write(add(2));
    await nextTurn();
    expect(await turns.read(() => numbers(database))).toEqual([]);
    other.exec('INSERT INTO numbers VALUES (1, NULL)');
    expect(await write).toBe(2);
    expect(numbers(other)).toEqual([1, 2]);
  });

  test('leaves the file open to be closed in the turn of a read', async () => {
    await turns.read(() => numbers(database));
    turns.close();
    database.close();
    await nextTurn();
  });
});
