import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoExpiredSessionError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoServerError,
  MongoSystemError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';
import { isUnavailable as isStoreUnavailable, StoreError } from '../store.ts';
import { NOT_NOW_CODES } from './not-now-codes.ts';

/**
 * Runs one step on the server. Errors that trying again later may cure become an `unavailable` `StoreError`, and others
 * are thrown as they are. A step that takes longer than `timeout` milliseconds is unavailable too, which `tooSlow` says,
 * because the driver can wait for ever to write to a connection that breaks in that very moment.
 */
export async function reach<Result>(
  step: () => Promise<Result>,
  timeout = 20_000,
  tooSlow = 'MongoDB does not answer now.',
): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const lateness = new StoreError('unavailable', tooSlow, `no answer within ${timeout / 1000} s`);
  const timer = setTimeout(() => late.reject(lateness), timeout);
  try {
    return await Promise.race([step(), late.promise]);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw isUnavailable(error) || isServerFault(error) ? unavailable(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the error says that the server or its majority is away, and nothing about the request. */
export function isUnavailable(error: unknown): boolean {
  if (isStoreUnavailable(error)) return true;
  if (UNAVAILABLE.some((kind) => error instanceof kind)) return true;
  if (!(error instanceof MongoError)) return false;
  // The driver does not export the class of the error for a pool without a free connection.
  if (error.name === 'MongoWaitQueueTimeoutError') return true;
  // The driver wraps the error of several inserts at once.
  if (error instanceof MongoBulkWriteError && isUnavailable(error.errorResponse)) return true;
  return UNAVAILABLE_LABELS.some((label) => error.hasErrorLabel(label)) || NOT_NOW_CODES.has(codeOf(error));
}

/** Whether a unique index refused the write. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof MongoServerError && codeOf(error) === 11000;

/** Whether the server or the driver says by a label that another attempt may succeed at once, whatever the code is. */
export const isPassing = (error: unknown): boolean =>
  error instanceof MongoError && PASSING_LABELS.some((label) => error.hasErrorLabel(label));

/** Whether an error that passes tells that nothing was written. Otherwise the write may have happened. */
export const leftNoTrace = (error: unknown): boolean =>
  error instanceof MongoError &&
  (error.hasErrorLabel('NoWritesPerformed') ||
    (error.hasErrorLabel('TransientTransactionError') &&
      !error.hasErrorLabel('UnknownTransactionCommitResult')));

/** Whether the server does not have the command. */
export const isUnknownCommand = (error: unknown): boolean =>
  error instanceof MongoServerError && UNKNOWN_COMMAND_CODES.has(codeOf(error));

/** Whether a collection of that name exists already. */
export const isExistingCollection = (error: unknown): boolean =>
  error instanceof MongoServerError && codeOf(error) === 48;

/** Whether the user's roles do not allow the command. */
export const isUnauthorized = (error: unknown): boolean =>
  error instanceof MongoServerError && UNAUTHORIZED_CODES.has(codeOf(error));

/** Whether the collection can't be altered while an index of it is being built, as in a rolling upgrade. */
export const isIndexBuild = (error: unknown): boolean =>
  error instanceof MongoServerError && codeOf(error) === 12587;

const unavailable = (cause: unknown) => new StoreError('unavailable', 'MongoDB does not answer now.', cause);

/**
 * Whether the server failed by a fault of its own. Such an answer has no code or a general one, while a refusal of the
 * request has a code that gives the reason.
 */
function isServerFault(error: unknown): boolean {
  // An error that the driver itself throws or wraps has no `ok`.
  if (!(error instanceof MongoServerError) || error.errorResponse['ok'] !== 0) return false;
  return error.code === undefined || SERVER_FAULT_CODES.has(codeOf(error));
}

const codeOf = (error: MongoError): number => Number(error.code);

const UNAVAILABLE = [
  MongoNetworkError,
  MongoSystemError,
  MongoWriteConcernError,
  MongoOperationTimeoutError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoServerClosedError,
  MongoClientClosedError,
  MongoExpiredSessionError,
];

const PASSING_LABELS = ['RetryableWriteError', 'TransientTransactionError', 'UnknownTransactionCommitResult'];

/** The driver has tried again by itself after an error with one of the last two. */
const UNAVAILABLE_LABELS = [...PASSING_LABELS, 'RetryableError', 'SystemOverloadedError'];

/** CommandNotFound, CommandNotSupportedOnView, CommandNotSupported. */
const UNKNOWN_COMMAND_CODES = new Set([59, 166, 115]);

/** Unauthorized, and AtlasError, which is what shared clusters of Atlas answer instead. */
const UNAUTHORIZED_CODES = new Set([13, 8000]);

/** InternalError, UnknownError. */
const SERVER_FAULT_CODES = new Set([1, 8]);
