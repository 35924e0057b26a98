import type { Request } from 'express';
import { invalidField } from '../errors.ts';

/** As `idempotencyKey`, but for commands that may do without one: `null`. */
export const optionalIdempotencyKey = (request: Request): string | null =>
  request.headers['idempotency-key'] === undefined ? null : idempotencyKey(request);

/** The `Idempotency-Key` header, 1 to 255 characters, without which a command could happen twice: else 400. */
export function idempotencyKey(request: Request): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 1 || key.length > 255)
    throw invalidField(
      'Idempotency-Key',
      'must be a header of 1 to 255 characters, fresh for each new command',
    );
  return key;
}
