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

/**
 * Runs one step on the server. Errors that trying again later may cure become an `unavailable` `StoreError`, and others
 * are thrown as they are. A step that takes longer than `timeout` milliseconds is unavailable too, because the driver
 * can wait for ever to write to a connection that breaks in that very moment.
 */
export async function reach<Result>(step: () => Promise<Result>, timeout = 20_000): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(unavailable('no answer in time')), timeout);
  try {
    return await Promise.race([step(), late.promise]);
  } catch (error) {
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
  return (
    UNAVAILABLE_LABELS.some((label) => error.hasErrorLabel(label)) || UNAVAILABLE_CODES.has(codeOf(error))
  );
}

/** Whether a unique index refused the write. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof MongoServerError && codeOf(error) === 11000;

/** Whether another transaction was in the way. This one left no trace, and can be tried again at once. */
export const isConflict = (error: unknown): boolean =>
  error instanceof MongoServerError && codeOf(error) === 112;

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

const UNAVAILABLE_LABELS = [
  'RetryableWriteError',
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
];

/** CommandNotFound, CommandNotSupportedOnView, CommandNotSupported. */
const UNKNOWN_COMMAND_CODES = new Set([59, 166, 115]);

/** Unauthorized, and AtlasError, which is what shared clusters of Atlas answer instead. */
const UNAUTHORIZED_CODES = new Set([13, 8000]);

/** InternalError, UnknownError. */
const SERVER_FAULT_CODES = new Set([1, 8]);

/** From the server's error_codes.yml. */
const UNAVAILABLE_CODES = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  24, // LockTimeout
  43, // CursorNotFound
  46, // LockBusy
  50, // MaxTimeMSExpired
  64, // WriteConcernTimeout
  79, // UnknownReplWriteConcern
  89, // NetworkTimeout
  91, // ShutdownInProgress
  100, // UnsatisfiableWriteConcern
  112, // WriteConflict
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  9001, // SocketException
  10058, // LegacyNotPrimary
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11601, // Interrupted
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
  14031, // OutOfDiskSpace
]);
