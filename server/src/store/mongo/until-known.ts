import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../store.ts';
import { isDuplicateKey, isPassing, leftNoTrace } from './errors.ts';

/**
 * Makes one write until its outcome is known. It tries again for a few seconds after an error that passes, and after a
 * duplicate key when `onDuplicate` returns `null`, because what had the key is gone again (a fail-over undid it) or
 * can't be read yet.
 *
 * `write` must be safe to repeat. It is when a unique key or a revision in its filter lets it happen only once, when it
 * is a transaction that inserts, and when twice is the same as once. But an attempt whose answer was lost may have
 * happened, and then the next one meets its own document. (The server recognises the second attempt that the driver
 * makes by itself, and not ours.) So `isUnsure` tells of such an attempt, and `isOwn` tells what it left.
 */
export async function untilKnown<Result>(
  write: (isUnsure: boolean) => Promise<Result>,
  onDuplicate: (isUnsure: boolean) => Promise<Result | null> = () => Promise.resolve(null),
): Promise<Result> {
  const deadline = Date.now() + PATIENCE;
  let isUnsure = false;
  for (let attempt = 1; ; attempt++) {
    const isLast = () => attempt === ATTEMPTS || Date.now() > deadline;
    try {
      return await write(isUnsure);
    } catch (error) {
      if (isDuplicateKey(error)) {
        const answer = await onDuplicate(isUnsure);
        if (answer !== null) return answer;
        if (isLast()) throw new StoreError('unavailable', 'What has the key can’t be read now.', error);
      } else {
        if (isLast() || !isPassing(error)) throw error;
        isUnsure ||= !leftNoTrace(error);
      }
    }
    await pause(Math.random() * Math.min(MAX_PAUSE, MIN_PAUSE * 2 ** attempt));
  }
}

const ATTEMPTS = 12;

/** In milliseconds. The last attempt begins within the patience, and a request has an answer within seconds. */
const [PATIENCE, MIN_PAUSE, MAX_PAUSE] = [4_000, 20, 500];
