import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '@paidup/shared/change';
import { createGroupCommit, type GroupCommit, type Ring } from './group-commit.ts';
import { makeDirectory } from './test-directory.ts';

describe('a group commit', () => {
  let directory: Awaited<ReturnType<typeof makeDirectory>>;
  let database: DatabaseSync;
  let other: DatabaseSync;
  let turns: GroupCommit;
  let told: Change[][];
  let commits: number;

  beforeEach(async () => {
    directory = await makeDirectory();
    database = new DatabaseSync(directory.path('file.db'), { timeout: 0 });
    database.exec(
      'PRAGMA journal_mode = WAL; CREATE TABLE numbers (number INTEGER PRIMARY KEY, text TEXT) STRICT',
    );
    other = new DatabaseSync(directory.path('file.db'), { timeout: 0 });
    told = [];
    commits = 0;
    const prepare = database.prepare.bind(database);
    database.prepare = (sql) => {
      const statement = prepare(sql);
      const run = statement.run.bind(statement);
      if (sql === 'COMMIT') statement.run = () => (commits++, run());
      return statement;
    };
    turns = createGroupCommit(database, (changes) => told.push([...changes]));
  });
  afterEach(async () => {
    if (database.isOpen) database.close();
    other.close();
    await directory.remove();
  });

  const add =
    (number: number, text = '') =>
    (ring: Ring) => {
      database.prepare('INSERT INTO numbers VALUES (?, ?)').run(number, text);
      ring('payment', String(number));
      return number;
    };
  const numbers = (of: DatabaseSync) =>
    of
      .prepare('SELECT number FROM numbers ORDER BY number')
      .all()
      .map(({ number }) => number);
  const fate = (writes: Promise<unknown>[]) =>
    Promise.all(writes.map((write) => write.catch((error: unknown) => error)));

  test('makes one commit of the writes of a turn', async () => {
    expect(await Promise.all([1, 2, 3].map((number) => turns.write(add(number))))).toEqual([1, 2, 3]);
    expect(commits).toBe(1);
    await turns.write(add(4));
    expect(commits).toBe(2);
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
    expect(commits).toBe(2);
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
    expect(commits).toBe(1);
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

  test('refuses all of a turn while the file is locked, and goes on when it is free', async () => {
    other.exec('BEGIN IMMEDIATE');
    const refused = await fate([turns.write(add(1)), turns.write(add(2))]);
    expect(refused).toMatchObject([{ kind: 'unavailable' }, { kind: 'unavailable' }]);
    other.exec('ROLLBACK');
    expect(await turns.write(add(3))).toBe(3);
    expect(numbers(other)).toEqual([3]);
    expect(told.flat()).toHaveLength(1);
  });

  /** Has every step of the turn taken again, in a savepoint. */
  const refusing = () => turns.write(() => 'refused');

  test.each([false, true])('refuses all of a turn when the disk is full (taken again: %s)', async (again) => {
    const pages = database.prepare('PRAGMA page_count').get()?.['page_count'];
    database.exec(`PRAGMA max_page_count = ${Number(pages) + 2}`);
    const refused = await fate([
      ...(again ? [refusing()] : []),
      turns.write(add(1)),
      turns.write(add(2, 'x'.repeat(99_999))),
      turns.write(add(3)),
    ]);
    expect(refused).toMatchObject(refused.map(() => ({ kind: 'unavailable' })));
    expect([numbers(database), numbers(other)]).toEqual([[], []]);
    database.exec('PRAGMA max_page_count = 100000');
    expect(await turns.write(add(2, 'x'.repeat(99_999)))).toBe(2);
  });

  test.each(
    [10, 11, 26, 1034].flatMap((errcode) => [
      [errcode, false],
      [errcode, true],
    ]),
  )('trusts nothing any more after error %i (taken again: %s)', async (errcode, again) => {
    const failure = Object.assign(new Error('disk I/O error'), { errcode });
    const writes = [
      ...(again ? [refusing()] : []),
      turns.write(add(1)),
      turns.write(() => {
        throw failure;
      }),
      turns.write(add(2)),
    ];
    expect(await fate(writes)).toMatchObject(writes.map(() => ({ kind: 'broken' })));
    expect(await fate([turns.write(add(3)), turns.read(() => 1)])).toMatchObject([
      { kind: 'broken' },
      { kind: 'broken' },
    ]);
    expect([numbers(other), told]).toEqual([[], []]);
  });

  test('breaks on a read too', async () => {
    const failure = Object.assign(new Error('malformed'), { errcode: 11 });
    const read = turns.read(() => {
      throw failure;
    });
    await expect(read).rejects.toMatchObject({ kind: 'broken' });
    await expect(turns.write(add(1))).rejects.toMatchObject({ kind: 'broken' });
  });

  test('commits what is queued when it is closed, then refuses', async () => {
    const write = turns.write(add(1));
    turns.close();
    expect(await write).toBe(1);
    expect(numbers(other)).toEqual([1]);
    await expect(turns.write(add(2))).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
