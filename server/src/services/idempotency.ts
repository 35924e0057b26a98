import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';

type IdOf = (prefix: string, number?: number) => string;

/** Makes the same ids for a key each time. Since ids are unique, the request takes effect only once. */
export const repeatable = (key: string, input: unknown): { idOf: IdOf; fingerprint: string } => ({
  idOf: (prefix, number = 0) => `${prefix}_${digest(number === 0 ? key : JSON.stringify([key, number]))}`,
  fingerprint: digest(JSON.stringify(input)),
});

/** The same for a request that may come without a key. Its ids are new ones then, and it has no fingerprint. */
export const maybeRepeatable = (
  key: string | null,
  input: unknown,
  newId: IdOf,
): { idOf: IdOf; fingerprint: string | null } =>
  key === null ? { idOf: newId, fingerprint: null } : repeatable(key, input);

/** Throws 422 `idempotency_key_reused` if the stored record came from a different request. */
export function checkSame(stored: string | null, fingerprint: string | null, noun: string): void {
  if (stored !== fingerprint)
    throw new AppError(
      'idempotency_key_reused',
      `This Idempotency-Key was used for another ${noun}. Use a fresh key for a new ${noun}.`,
    );
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 32);
