import { MongoServerError } from 'mongodb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isOwn, underRevision } from './under-revision.ts';
import { untilKnown } from './until-known.ts';

const passing = (...errorLabels: string[]) =>
  new MongoServerError({ ok: 0, code: 123_456, errmsg: 'not now', errorLabels });
const duplicate = () => new MongoServerError({ code: 11000, errmsg: 'E11000 duplicate key' });

/** A write that fails with these errors and then succeeds, and notes each time what it is told. */
function failingWith(...errors: Error[]) {
  const attempts: boolean[] = [];
  const write = async (isUnsure: boolean) => {
    attempts.push(isUnsure);
    const error = errors[attempts.length - 1];
    if (error) throw error;
    return 'written';
  };
  return { attempts, write };
}

describe('a write whose outcome has to be known', () => {
  const settled = <Result>(outcome: Promise<Result>) => outcome.catch((error: unknown) => error);

  it('is made once when it succeeds', async () => {
    const { attempts, write } = failingWith();
    expect(await settled(untilKnown(write))).toBe('written');
    expect(attempts).toEqual([false]);
  });

  it.each([
    ['RetryableWriteError', true],
    ['UnknownTransactionCommitResult', true],
    ['TransientTransactionError', false],
  ])('is tried again after a %s, which may have happened: %s', async (label, mayHave) => {
    const { attempts, write } = failingWith(passing(label), passing(label, 'NoWritesPerformed'));
    expect(await settled(untilKnown(write))).toBe('written');
    expect(attempts).toEqual([false, mayHave, mayHave]);
  });

  it('is sure again of nothing that it was unsure of', async () => {
    const { attempts, write } = failingWith(passing('RetryableWriteError'), duplicate(), duplicate());
    await settled(untilKnown(write));
    expect(attempts).toEqual([false, true, true, true]);
  });

  it('is not tried again after another error', async () => {
    const error = new MongoServerError({ ok: 0, code: 189, errmsg: 'stepped down' });
    const { attempts, write } = failingWith(error);
    expect(await settled(untilKnown(write))).toBe(error);
    expect(attempts).toHaveLength(1);
  });

  it('fails with the error in the end', async () => {
    const error = passing('RetryableWriteError');
    const attempts = vi.fn(() => Promise.reject(error));
    expect(await settled(untilKnown(attempts))).toBe(error);
    expect(attempts.mock.calls.length).toBeGreaterThan(5);
    expect(attempts.mock.calls.length).toBeLessThan(20);
  });

  it('stops after some seconds when each attempt takes long', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const attempts = vi.fn(async () => {
      vi.advanceTimersByTime(3_000);
      throw passing('RetryableWriteError');
    });
    await settled(untilKnown(attempts));
    expect(attempts).toHaveBeenCalledTimes(2);
  });

  it('is answered by what has its key', async () => {
    const { attempts, write } = failingWith(duplicate());
    expect(await settled(untilKnown(write, () => Promise.resolve('found')))).toBe('found');
    expect(attempts).toHaveLength(1);
  });

  it('is tried again when what had its key is gone', async () => {
    const { attempts, write } = failingWith(duplicate(), duplicate());
    expect(await settled(untilKnown(write, () => Promise.resolve(null)))).toBe('written');
    expect(attempts).toHaveLength(3);
  });

  it('is unavailable when its key stays neither taken nor free', async () => {
    const outcome = await settled(untilKnown(() => Promise.reject(duplicate())));
    expect(outcome).toMatchObject({ name: 'StoreError', kind: 'unavailable' });
  });
});

describe('a change under a revision', () => {
  const entry = (detail: string) => ({ at: '', by: '', action: '', detail });
  const document = { rev: 2, history: [entry('first'), entry('ours')] };
  const later = { rev: 3, history: [...document.history, entry('theirs')] };
  const lost = { rev: 2, history: [entry('first'), entry('theirs')] };

  /** The answer to the first attempt is lost, and the second finds the revision taken. */
  const replaceOver = (stored: typeof document | null) => {
    const write = failingWith(passing('RetryableWriteError')).write;
    const attempt = async () => {
      await write(false);
      return { matchedCount: 0 };
    };
    return underRevision(document, attempt, () => Promise.resolve(stored));
  };

  it.each([
    ['replaced when it is what stands there', document, 'replaced'],
    ['replaced when others have changed it since', later, 'replaced'],
    ['stale when another change took the revision', lost, 'stale'],
    ['stale when the record is gone', null, 'stale'],
  ])('is %s, after an answer was lost', async (_, stored, outcome) => {
    expect(await replaceOver(stored)).toBe(outcome);
  });

  it('is stale at once when no attempt can have happened', async () => {
    const taken = () => Promise.resolve({ matchedCount: 0 });
    expect(await underRevision(document, taken, () => Promise.resolve(document))).toBe('stale');
  });

  it('is recognised by the whole history up to it', () => {
    expect(isOwn({ rev: 1, history: [entry('first')] }, document)).toBe(false);
  });
});
