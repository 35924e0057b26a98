import { setTimeout as pauseFor } from 'node:timers/promises';
import { addressKey } from '../domain/address-key.ts';
import { attemptsEnd } from '../domain/session-times.ts';
import { tooManyRequests } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** An address or a session may be wrong this often in 15 minutes. */
const LIMIT = 10;
/** After this many wrong passwords from anywhere every log-in has to wait, in milliseconds. */
const MANY = 100;
const DELAY = 2_000;

/** Limits guessing, over all processes. `pause` waits for some milliseconds. */
export function createAttemptsService(
  { store, clock, newId }: Pick<ServiceDependencies, 'store' | 'clock' | 'newId'>,
  pause: (milliseconds: number) => Promise<unknown> = pauseFor,
) {
  const lastOf = new Map<string, Promise<unknown>>();

  return {
    /** Tries a log-in from this address. See `attempt`. Many wrong ones from anywhere delay it, and never refuse it. */
    fromAddress: <Result>(address: string, guess: () => Promise<Result | null>): Promise<Result | null> =>
      attempt(`address ${addressKey(address)}`, async () => {
        const { id, count } = await add('all', MANY + 1);
        if (count > MANY) await pause(DELAY);
        const result = await guess();
        if (result !== null) await takeBack('all', id);
        return result;
      }),

    /** Tries the current password of a session. See `attempt`. */
    ofSession: <Result>(id: string, guess: () => Promise<Result | null>): Promise<Result | null> =>
      attempt(`session ${id}`, guess),
  };

  /**
   * Makes one guess, which returns `null` when it is wrong, or throws 429 after too many. It is counted beforehand and
   * taken back when it is right, so that guesses at once in several processes don't exceed the limit. In one process they
   * follow each other, so that many right ones at once are not refused.
   */
  async function attempt<Result>(key: string, guess: () => Promise<Result | null>): Promise<Result | null> {
    const before = lastOf.get(key);
    const mine = (async () => {
      await before?.catch(() => undefined);
      const { id, isCounted, until } = await add(key, LIMIT);
      if (!isCounted) throw tooManyRequests(secondsTo(until));
      const result = await guess();
      if (result !== null) await takeBack(key, id);
      return result;
    })();
    lastOf.set(key, mine);
    try {
      return await mine;
    } finally {
      if (lastOf.get(key) === mine) lastOf.delete(key);
    }
  }

  async function add(key: string, limit: number) {
    const now = clock();
    const id = newId('attempt');
    return { id, ...(await store.attempts.add(key, { id, now, until: attemptsEnd(now), limit })) };
  }

  /** Whoever was right is let in, even if the store can't be written to any more and the attempt stays counted. */
  function takeBack(key: string, id: string): Promise<void> {
    return store.attempts.subtract(key, id).catch(() => undefined);
  }

  function secondsTo(instant: string): number {
    return Math.max(1, Math.ceil((Date.parse(instant) - Date.parse(clock())) / 1000));
  }
}
