import { type ErrorCode, type FieldError, STATUS_OF } from '@paidup/shared/problem';

/** A refusal that is sent to the client. `detail` is a sentence for the organiser. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  /** The seconds to wait before another attempt. It becomes the `Retry-After` of the answer. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, detail: string, errors?: FieldError[], retryAfter?: number) {
    super(detail);
    this.name = 'AppError';
    this.code = code;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return STATUS_OF[this.code];
  }
}

/** Returns a 404 for a missing record, such as a "player". */
export const notFound = (noun: string): AppError =>
  new AppError('not_found', `There is no such ${noun}. It may have been removed.`);

/** Returns the record, or throws a 404 if there is none. */
export function found<Kind>(record: Kind | null, noun: string): Kind {
  if (record === null) throw notFound(noun);
  return record;
}

/** Returns a 404 for an unknown address. */
export const unknownAddress = (): AppError => new AppError('not_found', 'There is nothing at this address.');

/** Returns a 400 for one field. It has a code if a client has to decide by it. */
export const invalidField = (path: string, message: string, code?: FieldError['code']): AppError =>
  new AppError('invalid_input', `Please check “${path}”: it ${message}.`, [
    { path, message, ...(code === undefined ? {} : { code }) },
  ]);

/** Returns a 409 for a record that has changed since the client read it. */
export const stale = (noun: string): AppError =>
  new AppError(
    'stale',
    `Somebody else has changed the ${noun} in the meantime. Have another look, then make your change again.`,
  );

/** Returns a 429 for somebody who has been wrong too often. */
export const tooManyRequests = (retryAfter: number): AppError =>
  new AppError(
    'too_many_requests',
    `That was wrong too often. Please wait ${Math.ceil(retryAfter / 60)} min and try again.`,
    undefined,
    retryAfter,
  );
