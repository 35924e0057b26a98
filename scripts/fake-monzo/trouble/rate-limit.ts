import type { BankClock } from '../bank-clock.ts';
import { BankError } from '../wire/bank-error.ts';

/** At most so many calls in so many seconds. The bank has published no figures. */
export type Limit = { calls: number; seconds: number };

/** Counts the calls of everybody. A refused call counts too, so whoever goes on calling stays refused. */
export function createRateLimit(clock: BankClock) {
  let limit: Limit | null = null;
  let calls: number[] = [];

  return {
    get: (): Limit | null => limit,

    set(next: Limit | null): void {
      limit = next;
      calls = [];
    },

    /** Counts a call, and refuses it where there were too many. */
    count(): void {
      if (!limit) return;
      const begin = clock.now() - limit.seconds * 1000;
      calls = [...calls.filter((at) => at > begin), clock.now()];
      if (calls.length > limit.calls) throw new BankError('rate_limited', 'Too many requests');
    },
  };
}
