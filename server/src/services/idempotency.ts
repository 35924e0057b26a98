import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';

/** A request that is repeated under one `Idempotency-Key`: the ids that the key stands for, and what was asked. */
export type Repeatable = { idOf: (prefix: string, number?: number) => string; fingerprint: string };

/** What `input` makes under `key`: the same ids each time, so that the unique id makes it happen once. */
export const repeatable = (key: string, input: unknown): Repeatable => ({
  idOf: (prefix, number = 0) => `${prefix}_${digest(number === 0 ? key : JSON.stringify([key, number]))}`,
  fingerprint: digest(JSON.stringify(input)),
});

/** 422 `idempotency_key_reused` when what is stored was made by a request that asked for something else. */
export function checkSame(stored: string | null, fingerprint: string | null, noun: string): void {
  if (stored !== fingerprint)
    throw new AppError(
      'idempotency_key_reused',
      `This Idempotency-Key was used for another ${noun}. Use a fresh key for a new ${noun}.`,
    );
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 32);
