import type { Clock } from './clock.ts';
import { SILENT } from './exchange.ts';
import { MonzoError } from './monzo-error.ts';

export type Patience = {
  clock: Clock;
  /** Returns a number from 0 to 1, by chance. */
  random: () => number;
  tries: number;
  signal?: AbortSignal | undefined;
};

/**
 * Tries a step again while its error says that this may help. The pauses have any length up to 1 s, 2 s, 4 s and so on
 * to 60 s, so that several clients do not come back together. A bank that wants to be left alone for longer is. One that is
 * silent is asked twice, since each silence takes all the time of a request.
 */
export async function retried<Result>(
  step: () => Promise<Result>,
  { clock, random, tries, signal }: Patience,
): Promise<Result> {
  let silences = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof MonzoError) || !error.isRetryable || attempt >= tries || signal?.aborted)
        throw error;
      // A bank that answers may use the same code.
      if (error.kind === 'network' && error.code === SILENT && ++silences > 1) throw error;
      const wait = error.retryAfter ?? random() * Math.min(MAX_WAIT, 1000 * 2 ** (attempt - 1));
      if (wait > MAX_WAIT) throw error;
      await clock.sleep(wait, signal).catch(() => {
        throw error;
      });
    }
  }
}

const MAX_WAIT = 60_000;
