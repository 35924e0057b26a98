let last: Promise<unknown> = Promise.resolve();

/**
 * Lets one tab of this browser at a time act: send what waits, log in or log out. So nothing is sent by two tabs, nor
 * while the log-in changes. Over plain HTTP browsers have no locks, so there each tab minds only itself, and the
 * `Idempotency-Key` has to do.
 */
export function inOneTab<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  const locks = locksOf(navigator);
  if (locks) return locks.request('log-in', act);
  const acting = last.then(act);
  last = acting.catch(() => undefined);
  return acting;
}

const locksOf = ({ locks }: { locks?: LockManager }) => locks;
