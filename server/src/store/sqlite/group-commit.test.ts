import { setImmediate as nextTick } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Transaction } from './group-commit.ts';
import {
  fate,
  makeGroupCommitFile,
  numbers,
  type GroupCommitFile,
} from '../../../test/store/group-commit-file.ts';

describe('a group commit', () => {
  let database: GroupCommitFile['database'];
  let other: GroupCommitFile['other'];
  let transactions: GroupCommitFile['transactions'];
  let published: GroupCommitFile['published'];
  let commits: GroupCommitFile['commits'];
  let add: GroupCommitFile['add'];
  let remove: GroupCommitFile['remove'];

  beforeEach(async () => {
    ({ database, other, transactions, published, commits, add, remove } = await makeGroupCommitFile());
  });
  afterEach(() => remove());

  it('commits writes that arrive together at once', async () => {
    expect(await Promise.all([1, 2, 3].map((number) => transactions.write(add(number))))).toEqual([1, 2, 3]);
    expect(commits()).toBe(1);
    await transactions.write(add(4));
    expect(commits()).toBe(2);
  });

  it('resolves no write and publishes no change before the commit', async () => {
    const seen: unknown[] = [];
    const note = () => seen.push([database.isTransaction, numbers(other), published.length]);
    const first = transactions.write(add(1)).then(note);
    const second = transactions.write((transaction) => {
      expect([numbers(other), published]).toEqual([[], []]);
      return add(2)(transaction);
    });
    await Promise.all([first, second.then(note)]);
    expect(seen).toEqual([
      [false, [1, 2], 1],
      [false, [1, 2], 1],
    ]);
    expect(published).toEqual([
      [
        { entity: 'payment', id: '1' },
        { entity: 'payment', id: '2' },
      ],
    ]);
  });

  it('rolls back a write that fails or refuses, and keeps the others', async () => {
    const outcomes = await fate([
      transactions.write(add(1)),
      transactions.write((transaction) => [2, 3, 1].map((number) => add(number)(transaction))),
      transactions.write((transaction) => {
        add(4)(transaction);
        throw new Error('changed my mind');
      }),
      transactions.write((transaction) => {
        add(5)(transaction);
        return transaction.refuse('refused');
      }),
      transactions.write(add(6)),
    ]);
    expect(outcomes).toMatchObject([
      1,
      { code: 'ERR_SQLITE_ERROR' },
      { message: 'changed my mind' },
      'refused',
      6,
    ]);
    expect(numbers(other)).toEqual([1, 6]);
    expect(published.flat().map(({ id }) => id)).toEqual(['1', '6']);
  });

  it('calls back for writes that were committed, before they resolve, and not for others', async () => {
    const called: string[] = [];
    const step =
      (name: string, end: (transaction: Transaction) => unknown = () => {}) =>
      (transaction: Transaction) => {
        transaction.whenCommitted(() => called.push(`${name}, in a transaction: ${database.isTransaction}`));
        return end(transaction);
      };
    await fate([
      transactions.write(step('kept')).then(() => called.push('answered')),
      transactions.write(step('refused', ({ refuse }) => refuse('no'))),
      transactions.write(
        step('failed', () => {
          throw new Error('changed my mind');
        }),
      ),
    ]);
    expect(called).toEqual(['kept, in a transaction: false', 'answered']);
  });

  it('commits a write that notifies nobody', async () => {
    const write = transactions.write(() => {
      database.prepare('INSERT INTO numbers VALUES (1, NULL)').run();
      return 'kept';
    });
    expect(await Promise.all([write, transactions.write(add(2))])).toEqual(['kept', 2]);
    expect(numbers(other)).toEqual([1, 2]);
    expect(commits()).toBe(1);
    expect(published).toEqual([[{ entity: 'payment', id: '2' }]]);
  });

  it('lets reads see only what is committed', async () => {
    const write = transactions.write(add(1));
    expect(await transactions.read(() => numbers(database))).toEqual([]);
    await write;
    expect(await transactions.read(() => numbers(database))).toEqual([1]);
  });

  it('lets reads that follow at once see one state, and later ones the changes since', async () => {
    const read = () => transactions.read(() => numbers(database));
    expect(await read()).toEqual([]);
    other.exec('INSERT INTO numbers VALUES (1, NULL)');
    expect(await read()).toEqual([]);
    await nextTick();
    expect(database.isTransaction).toBe(false);
    expect(await read()).toEqual([1]);
  });

  it('writes on the current state, though a read just before saw an older one', async () => {
    const write = transactions.write(add(2));
    await nextTick();
    expect(await transactions.read(() => numbers(database))).toEqual([]);
    other.exec('INSERT INTO numbers VALUES (1, NULL)');
    expect(await write).toBe(2);
    expect(numbers(other)).toEqual([1, 2]);
  });

  it('lets the file be closed right after a read', async () => {
    await transactions.read(() => numbers(database));
    transactions.close();
    database.close();
    await nextTick();
  });
});
