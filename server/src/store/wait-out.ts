import { setTimeout as pause } from 'node:timers/promises';

export type Patience = {
  /** Whether the error is one that passes by itself. */
  passes: (error: unknown) => boolean;
  /** Is called once, at the first such error. */
  onWait?: (error: unknown) => void;
  /** How long to try again, in milliseconds from the first such error. */
  timeout?: number;
};

/**
 * Tries a step that is safe to repeat until it succeeds, for up to 30 s by default. The pauses grow from 0.1 s to 2 s,
 * and differ by chance, so that several processes do not try at the same moments. Rejects with the last error.
 */
export async function waitOut<Result>(
  step: () => Promise<Result>,
  { passes, onWait, timeout = 30_000 }: Patience,
): Promise<Result> {
  let deadline: number | null = null;
  for (let wait = 100; ; wait = Math.min(2 * wait, 2_000)) {
    try {
      return await step();
    } catch (error) {
      if (!passes(error)) throw error;
      if (deadline === null) onWait?.(error);
      deadline ??= Date.now() + timeout;
      if (Date.now() >= deadline) throw error;
    }
    await pause(wait * (0.5 + Math.random() / 2));
  }
}
