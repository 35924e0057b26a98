import { onTestFinished } from 'vitest';
import { startPaidUp } from './paid-up.ts';
import { makePlace } from './place.ts';

/** Starts the real program on a SQLite file of its own, at `url`, and ends it with the test that calls this. */
export function startForTest() {
  const { url, remove } = makePlace();
  const paidUp = startPaidUp(url);
  onTestFinished(async () => {
    await paidUp.end('SIGKILL');
    remove();
  });
  return { url, paidUp };
}
