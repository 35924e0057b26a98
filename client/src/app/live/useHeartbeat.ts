import { useDocumentVisibility, useIntervalFn } from '@vueuse/core';
import { watch } from 'vue';

type Heart = {
  /** Called every 5 seconds while the page is in sight and the machine is awake. */
  beat: () => void;
  hidden: () => void;
  /** Called when the page is in sight or the machine is awake again, after `goneFor` milliseconds. */
  back: (goneFor: number) => void;
};

const INTERVAL = 5_000;
const SLEPT = 20_000;

/**
 * Calls back when the page is hidden, and when it is in sight or the machine awake again. Browsers have no event for a
 * machine that sleeps, so a long gap between two beats counts as sleep.
 */
export function useHeartbeat(heart: Heart): void {
  const visibility = useDocumentVisibility();
  let last = Date.now();

  function timeGone(): number {
    const goneFor = Date.now() - last;
    last = Date.now();
    return goneFor;
  }

  useIntervalFn(() => {
    if (visibility.value === 'hidden') return;
    const goneFor = timeGone();
    if (goneFor > SLEPT) heart.back(goneFor);
    else heart.beat();
  }, INTERVAL);

  watch(visibility, (now) => (now === 'hidden' ? heart.hidden() : heart.back(timeGone())), { flush: 'sync' });
}
