import { type ErrorCode, type FieldError, STATUS_OF } from '@paidup/shared/problem';

/** A refusal that the client is told about: `detail` is a sentence that an organiser understands. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;

  constructor(code: ErrorCode, detail: string, errors?: FieldError[]) {
    super(detail);
    this.name = 'AppError';
    this.code = code;
    this.errors = errors;
  }

  get status(): number {
    return STATUS_OF[this.code];
  }
}

/** 404: there is no such `noun`, "player" for instance. */
export const notFound = (noun: string): AppError =>
  new AppError('not_found', `There is no such ${noun}. It may have been removed.`);

/** 404: there is nothing at this address. */
export const unknownAddress = (): AppError => new AppError('not_found', 'There is nothing at this address.');

/** 400 at one field, with a code where a client has to decide by it. */
export const invalidField = (path: string, message: string, code?: FieldError['code']): AppError =>
  new AppError('invalid_input', `Please check “${path}”: it ${message}.`, [
    { path, message, ...(code === undefined ? {} : { code }) },
  ]);

/** 409: somebody changed the record since the client read it. */
export const stale = (noun: string): AppError =>
  new AppError('stale', `Somebody changed the ${noun} meanwhile. Look again, then repeat your change.`);
