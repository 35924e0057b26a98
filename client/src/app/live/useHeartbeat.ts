import { onScopeDispose } from 'vue';

type Heart = {
  /** Every 5 seconds while the page is in sight and the machine awake. */
  beat: () => void;
  hidden: () => void;
  /** In sight or awake again, after so many milliseconds. */
  back: (goneFor: number) => void;
};

const PACE = 5_000;
const SLEPT = 20_000;

/** Tells when the page is hidden or the machine sleeps, and when it is back: a sleeper hears no event of its own. */
export function useHeartbeat(heart: Heart): void {
  let last = Date.now();

  function tick(): void {
    if (document.visibilityState === 'hidden') return;
    const goneFor = Date.now() - last;
    last = Date.now();
    if (goneFor > SLEPT) heart.back(goneFor);
    else heart.beat();
  }

  function watchSight(): void {
    if (document.visibilityState === 'hidden') return heart.hidden();
    const goneFor = Date.now() - last;
    last = Date.now();
    heart.back(goneFor);
  }

  const timer = setInterval(tick, PACE);
  document.addEventListener('visibilitychange', watchSight);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', watchSight);
  });
}
