import { setTimeout as pause } from 'node:timers/promises';

export type Clock = {
  /** Returns the current time, in milliseconds since 1970. */
  now: () => number;
  /** Resolves after so many milliseconds, and rejects when the signal aborts. */
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => pause(milliseconds, undefined, signal ? { signal } : {}),
};
