import { AppError } from '../errors.ts';
import type { Metrics } from '../metrics.ts';

/**
 * What becomes of a call while too much is in work. The bank's deliveries are `refused_last`, and a health check is
 * `answered` always.
 */
export type Overload = 'refused' | 'refused_last' | 'answered';

export type Workload = ReturnType<typeof createWorkload>;

/** The maximum of requests in work. As many deliveries are taken besides, so that no other request refuses one. */
const MAX_IN_WORK = 1_000;

/**
 * Counts the requests in work and refuses more than the server can hold, with 503. A request is in work from when its
 * body has been read, so slow senders don't count.
 */
export function createWorkload({ began, ended }: Metrics['requestsInWork']) {
  const inWork = { refused: 0, refused_last: 0 };

  return async <Result>(overload: Overload, work: () => Promise<Result>): Promise<Result> => {
    if (overload === 'answered') return work();
    const others = overload === 'refused' ? inWork.refused : 0;
    if (inWork.refused_last + others >= MAX_IN_WORK)
      throw new AppError('unavailable', 'Too much is going on just now. Please try again in a moment.');
    inWork[overload] += 1;
    began();
    try {
      return await work();
    } finally {
      inWork[overload] -= 1;
      ended();
    }
  };
}
