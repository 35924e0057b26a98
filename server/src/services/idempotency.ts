import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';

/** The ids that an `Idempotency-Key` stands for, and the fingerprint of its request. */
export type Repeatable = { idOf: (prefix: string, number?: number) => string; fingerprint: string };

/** Makes the same ids for a key each time. Since ids are unique, the request takes effect only once. */
export const repeatable = (key: string, input: unknown): Repeatable => ({
  idOf: (prefix, number = 0) => `${prefix}_${digest(number === 0 ? key : JSON.stringify([key, number]))}`,
  fingerprint: digest(JSON.stringify(input)),
});

/** Throws 422 `idempotency_key_reused` if the stored record came from a different request. */
export function checkSame(stored: string | null, fingerprint: string | null, noun: string): void {
  if (stored !== fingerprint)
    throw new AppError(
      'idempotency_key_reused',
      `This Idempotency-Key was used for another ${noun}. Use a fresh key for a new ${noun}.`,
    );
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 32);
