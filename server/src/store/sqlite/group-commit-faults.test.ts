import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fate, makeTurns, numbers, type TestTurns } from '../../../test/store/group-commit-file.ts';

describe('a group commit that fails', () => {
  let database: TestTurns['database'];
  let other: TestTurns['other'];
  let turns: TestTurns['turns'];
  let told: TestTurns['told'];
  let add: TestTurns['add'];
  let remove: TestTurns['remove'];

  beforeEach(async () => {
    ({ database, other, turns, told, add, remove } = await makeTurns());
  });
  afterEach(() => remove());

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
