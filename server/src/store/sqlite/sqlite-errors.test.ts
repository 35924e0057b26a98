import { describe, expect, it } from 'vitest';
import { StoreError } from '../store.ts';
import { toStoreError } from './sqlite-errors.ts';

describe('an error of SQLite', () => {
  it.each([
    ['busy', 5, 'unavailable'],
    ['busy with a snapshot', 517, 'unavailable'],
    ['locked', 6, 'unavailable'],
    ['out of memory', 7, 'unavailable'],
    ['full', 13, 'unavailable'],
    ['not opened', 14, 'unavailable'],
    ['the shared memory not growing', 4874, 'unavailable'],
    ['an I/O error', 10, 'broken'],
    ['a failed sync', 1034, 'broken'],
    ['a failed write', 778, 'broken'],
    ['corrupt', 11, 'broken'],
    ['a corrupt index', 779, 'broken'],
    ['not a database', 26, 'broken'],
    ['read-only all at once', 8, 'broken'],
  ])('is recognised when it is %s (%i), and makes the store %s', (_, errcode, kind) => {
    const cause = Object.assign(new Error('what\nit said'), { errcode });
    const error = toStoreError(cause);
    expect(error).toMatchObject({ kind, cause, message: expect.stringMatching(/^The .+: what it said\.$/) });
  });

  it.each([
    ['a constraint', Object.assign(new Error('UNIQUE'), { errcode: 1555 })],
    ['a mistake in SQL', Object.assign(new Error('syntax'), { errcode: 1 })],
    ['an error of our own', new TypeError('undefined')],
    ['no error at all', 'text'],
  ])('is not recognised in %s', (_, error) => {
    expect(toStoreError(error)).toBeNull();
  });

  it('is left alone when it is a StoreError already', () => {
    const error = new StoreError('broken', 'no more');
    expect(toStoreError(error)).toBe(error);
  });
});
