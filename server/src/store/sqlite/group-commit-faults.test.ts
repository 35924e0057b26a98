import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fate,
  makeGroupCommitFile,
  numbers,
  type GroupCommitFile,
} from '../../../test/store/group-commit-file.ts';

describe('a group commit that fails', () => {
  let database: GroupCommitFile['database'];
  let other: GroupCommitFile['other'];
  let transactions: GroupCommitFile['transactions'];
  let published: GroupCommitFile['published'];
  let add: GroupCommitFile['add'];
  let remove: GroupCommitFile['remove'];

  beforeEach(async () => {
    ({ database, other, transactions, published, add, remove } = await makeGroupCommitFile());
  });
  afterEach(() => remove());

  it('refuses a whole batch while the file is locked, and goes on when it is free', async () => {
    other.exec('BEGIN IMMEDIATE');
    const refused = await fate([transactions.write(add(1)), transactions.write(add(2))]);
    expect(refused).toMatchObject([{ kind: 'unavailable' }, { kind: 'unavailable' }]);
    other.exec('ROLLBACK');
    expect(await transactions.write(add(3))).toBe(3);
    expect(numbers(other)).toEqual([3]);
    expect(published.flat()).toHaveLength(1);
  });

  /** Refuses, so that its savepoint is rolled back before the batch fails. */
  const refusing = () => transactions.write(({ refuse }) => refuse('refused'));

  it.each([false, true])(
    'refuses a whole batch when the disk is full (after one that refused: %s)',
    async (isAfterRefusal) => {
      const pages = database.prepare('PRAGMA page_count').get()?.['page_count'];
      database.exec(`PRAGMA max_page_count = ${Number(pages) + 2}`);
      const refused = await fate([
        ...(isAfterRefusal ? [refusing()] : []),
        transactions.write(add(1)),
        transactions.write(add(2, 'x'.repeat(99_999))),
        transactions.write(add(3)),
      ]);
      expect(refused).toMatchObject(refused.map(() => ({ kind: 'unavailable' })));
      expect([numbers(database), numbers(other)]).toEqual([[], []]);
      database.exec('PRAGMA max_page_count = 100000');
      expect(await transactions.write(add(2, 'x'.repeat(99_999)))).toBe(2);
    },
  );

  it.each(
    [10, 11, 26, 1034].flatMap((errcode) => [
      [errcode, false],
      [errcode, true],
    ]),
  )('refuses everything after error %i (after one that refused: %s)', async (errcode, isAfterRefusal) => {
    const failure = Object.assign(new Error('disk I/O error'), { errcode });
    const writes = [
      ...(isAfterRefusal ? [refusing()] : []),
      transactions.write(add(1)),
      transactions.write(() => {
        throw failure;
      }),
      transactions.write(add(2)),
    ];
    expect(await fate(writes)).toMatchObject(writes.map(() => ({ kind: 'broken' })));
    expect(await fate([transactions.write(add(3)), transactions.read(() => 1)])).toMatchObject([
      { kind: 'broken' },
      { kind: 'broken' },
    ]);
    expect([numbers(other), published]).toEqual([[], []]);
  });

  it('refuses everything after an error of a read too', async () => {
    const failure = Object.assign(new Error('malformed'), { errcode: 11 });
    const read = transactions.read(() => {
      throw failure;
    });
    await expect(read).rejects.toMatchObject({ kind: 'broken' });
    await expect(transactions.write(add(1))).rejects.toMatchObject({ kind: 'broken' });
  });

  it('commits the waiting writes when it is closed, then refuses', async () => {
    const write = transactions.write(add(1));
    transactions.close();
    expect(await write).toBe(1);
    expect(numbers(other)).toEqual([1]);
    await expect(transactions.write(add(2))).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
