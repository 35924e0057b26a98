export type BankClock = ReturnType<typeof createBankClock>;
type Waiting = { at: number; action: () => unknown };

/** Node's timers take no more than this, in milliseconds. */
const MAX_TIMER = 2 ** 31 - 1;

/**
 * The bank's clock, in milliseconds since 1970. A running clock goes on by itself, a still one only when it is moved. What
 * was planned happens when its time comes, either way.
 */
export function createBankClock({
  start = Date.now(),
  isRunning = false,
}: { start?: number | string; isRunning?: boolean } = {}) {
  const waiting: Waiting[] = [];
  let base = 0;
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  let moves: Promise<void> = Promise.resolve();
  set(new Date(start).getTime());

  return {
    now,
    isRunning,

    /** Plans an action. What is planned for one instant begins together. Returns what calls it off. */
    at(instant: number, action: () => unknown): () => void {
      const plan = { at: instant, action };
      waiting.splice(placeAfter(waiting, instant), 0, plan);
      arm();
      return () => {
        const index = waiting.indexOf(plan);
        if (index !== -1) waiting.splice(index, 1);
      };
    },

    /** Moves the clock on, and waits for all that happens meanwhile. */
    advance: (milliseconds: number): Promise<void> => move(() => now() + milliseconds),

    /** Moves the clock to an instant. Into the past nothing happens, and what was planned stays planned. */
    moveTo: (instant: number): Promise<void> => move(() => instant),

    /** Forgets what was planned. */
    stop(): void {
      waiting.length = 0;
      clearTimeout(timer);
    },
  };

  function now(): number {
    return Math.round(base + (isRunning ? performance.now() - since : 0));
  }

  function set(instant: number): void {
    base = instant;
    since = performance.now();
  }

  /** One move after the other, so that two of them do not pull the clock to and fro. */
  function move(target: () => number): Promise<void> {
    moves = moves.then(async () => {
      const end = target();
      for (let next = waiting[0]; next && next.at <= end; next = waiting[0]) {
        if (next.at > now()) set(next.at);
        await runDue();
      }
      set(end);
      arm();
    });
    return moves;
  }

  async function runDue(): Promise<void> {
    const due = waiting.splice(0, placeAfter(waiting, now()));
    await Promise.all(due.map(async ({ action }) => action()));
  }

  function arm(): void {
    const next = waiting[0];
    if (!isRunning || !next) return;
    clearTimeout(timer);
    timer = setTimeout(() => void runDue().then(arm), Math.min(Math.max(0, next.at - now()), MAX_TIMER));
    timer.unref();
  }
}

/** The place behind all that is planned up to an instant. It halves, since tests plan ten thousand payments at a time. */
function placeAfter(waiting: Waiting[], instant: number): number {
  let low = 0;
  for (let high = waiting.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((waiting[middle]?.at ?? Infinity) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}
