import type { ServerResponse } from 'node:http';
import { AppError } from '../errors.ts';

/**
 * How many answers a process has in work at once, and how many of them may be pages that listen. The former is a third
 * of a second's work with the embedded store.
 */
export const LIMITS = { inWork: 2_000, streams: 500 };

/** A place for an answer that is in work; it throws when there is none left. */
export type LoadLimit = (response: ServerResponse) => void;

/**
 * At most so many answers in work at once: beyond that each would only take longer, and all of them more memory.
 * Whoever is refused is told to come again, as the bank does by itself.
 */
export function createLoadLimit(most: number): LoadLimit {
  let inWork = 0;
  return (response) => {
    if (inWork >= most)
      throw new AppError('unavailable', 'Too much is going on here just now. Please try again in a moment.');
    inWork++;
    response.once('close', () => {
      inWork--;
    });
  };
}
