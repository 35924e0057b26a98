import { MongoServerError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { insertOnce, removeOnce, replaceOnce } from './once.ts';

const lost = () => new MongoServerError({ ok: 0, code: 91, errorLabels: ['RetryableWriteError'] });
const duplicate = () => new MongoServerError({ code: 11000, errmsg: 'E11000 duplicate key' });
const found = () => Promise.resolve({});
const nothing = () => Promise.resolve(null);

/** A step that fails with these errors and then gives `result`. */
function failingWith<Result>(result: Result, ...errors: Error[]): () => Promise<Result> {
  return async () => {
    const error = errors.shift();
    if (error) throw error;
    return result;
  };
}

describe('an insert that happens once', () => {
  const insert = (...errors: Error[]) => failingWith('inserted', ...errors);

  it('is ours when its answer was lost and what has the key is exactly it', async () => {
    expect(await insertOnce(insert(lost(), duplicate()), found, found)).toBe('inserted');
  });

  it('is taken when others have the key', async () => {
    expect(await insertOnce(insert(lost(), duplicate()), nothing, found)).toBe('taken');
  });

  it('is taken by what looks the same when no attempt can have happened', async () => {
    expect(await insertOnce(insert(duplicate()), found, found)).toBe('taken');
  });

  it('is made when what had the key is gone again', async () => {
    expect(await insertOnce(insert(duplicate()), nothing, nothing)).toBe('inserted');
  });
});

describe('a replacement that happens once', () => {
  const replace = (...errors: Error[]) => failingWith({ matchedCount: 0 }, ...errors);

  it('is ours when its answer was lost and exactly it is stored', async () => {
    expect(await replaceOnce(replace(lost()), found)).toBe('replaced');
  });

  it('is stale when something else is stored, or no attempt can have happened', async () => {
    expect(await replaceOnce(replace(lost()), nothing)).toBe('stale');
    expect(await replaceOnce(replace(), found)).toBe('stale');
  });
});

describe('a removal that happens once', () => {
  it('is ours when its answer was lost and nothing is left', async () => {
    expect(await removeOnce(failingWith({ deletedCount: 0 }, lost()))).toBe('removed');
    expect(await removeOnce(failingWith({ deletedCount: 0 }))).toBe('absent');
  });
});
