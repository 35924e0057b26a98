import type { Clock } from './clock.ts';

/**
 * Returns a wait that lets one caller through a second, and the first few at once. The bank does not tell its limit,
 * and has answered 429 for long after some thirty calls in five minutes.
 */
export function createPace({
  clock,
  perSecond = 1,
  burst = 5,
}: {
  clock: Clock;
  perSecond?: number;
  burst?: number;
}) {
  const gap = 1000 / perSecond;
  let next = -Infinity;
  return async (signal?: AbortSignal): Promise<void> => {
    const now = clock.now();
    const place = Math.max(next, now - (burst - 1) * gap);
    next = place + gap;
    if (place > now) await clock.sleep(place - now, signal);
  };
}
