let last: Promise<unknown> = Promise.resolve();

/**
 * Calls `act` while no other tab of this browser does. Tabs send what waits, log in and log out by it, so nothing is sent
 * by two of them, nor while the log-in changes. Over plain HTTP browsers have no locks. There each tab waits only for
 * itself, and the `Idempotency-Key` keeps the server from counting twice.
 */
export function inOneTab<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  const locks = locksOf(navigator);
  if (locks) return locks.request('log-in', act);
  const acting = last.then(act);
  last = acting.catch(() => undefined);
  return acting;
}

const locksOf = ({ locks }: { locks?: LockManager }) => locks;
