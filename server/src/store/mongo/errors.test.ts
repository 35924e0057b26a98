import { createRequire } from 'node:module';
import { MongoBulkWriteError, MongoNetworkError, MongoServerError, MongoWriteConcernError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { isPassing, isUnavailable, leftNoTrace, reach } from './errors.ts';
import { NOT_NOW, NOT_NOW_CODES } from './not-now-codes.ts';

/** The driver's own lists, which it does not export. */
const driver = createRequire(import.meta.url)('mongodb/lib/error.js') as {
  MONGODB_ERROR_CODES: Record<string, number>;
  GET_MORE_RESUMABLE_CODES: Set<number>;
};

const serverFault = new MongoServerError({ ok: 0, errmsg: 'Unknown error: null' });
/** The error of several inserts at once, which the driver wraps. */
const inBulk = (error: Error) => new MongoBulkWriteError(error, {} as never);
const labelled = (...errorLabels: string[]) =>
  new MongoServerError({ ok: 0, code: 123_456, errmsg: 'failed', errorLabels });

const notNow = Object.entries(NOT_NOW).flatMap(([why, codes]) =>
  Object.entries(codes).map(([name, code]): [number, string, string] => [code, name, why]),
);

describe('an error of the server', () => {
  it.each([
    ['the connection broke', new MongoNetworkError('connection closed')],
    ['it ran into a fault of its own', new MongoServerError({ ok: 0, code: 1, errmsg: 'invariant' })],
    ['it can’t say what went wrong', serverFault],
    ['it can’t say what went wrong with one of several', inBulk(serverFault)],
    ['the connection broke amid several', inBulk(new MongoNetworkError('connection closed'))],
    ['its label says that the write can be retried', labelled('RetryableWriteError')],
    ['its label says that the transaction can be retried', labelled('TransientTransactionError')],
    ['its label says that the commit is in doubt', labelled('UnknownTransactionCommitResult')],
    ['its label says that the server is overloaded', labelled('SystemOverloadedError')],
    ['its label says that the command can be retried', labelled('RetryableError')],
  ])('is unavailable when %s', async (_, error) => {
    await expect(reach(() => Promise.reject(error))).rejects.toMatchObject({
      name: 'StoreError',
      kind: 'unavailable',
      cause: error,
    });
  });

  it.each(notNow)('is unavailable with the code %i (%s), since %s', async (code) => {
    const errors = [
      new MongoServerError({ ok: 0, code, errmsg: 'a command failed' }),
      new MongoServerError({ index: 0, code, errmsg: 'a write failed' }),
      new MongoWriteConcernError({ ok: 1, writeConcernError: { code, errmsg: 'no majority' } }),
      inBulk(new MongoServerError({ ok: 0, code, errmsg: 'one of several failed' })),
    ];
    for (const error of errors)
      await expect(reach(() => Promise.reject(error))).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('has each code once', () => {
    expect(notNow.map(([code]) => code)).toHaveLength(NOT_NOW_CODES.size);
  });

  it('is unavailable with every code that the driver tries again', () => {
    const refusals = ['AuthenticationFailed', 'NamespaceNotFound', 'IllegalOperation'];
    const named = Object.entries(driver.MONGODB_ERROR_CODES).filter(([name]) => !refusals.includes(name));
    const known = [...named.map(([, code]) => code), ...driver.GET_MORE_RESUMABLE_CODES];
    expect(known.length).toBeGreaterThan(40);
    expect(known.filter((code) => !NOT_NOW_CODES.has(code))).toEqual([]);
  });

  it.each([
    [2, 'BadValue', 'the request is wrong'],
    [13, 'Unauthorized', 'the user lacks a role'],
    [18, 'AuthenticationFailed', 'the password is wrong'],
    [26, 'NamespaceNotFound', 'there is no such collection'],
    [48, 'NamespaceExists', 'there is one already'],
    [59, 'CommandNotFound', 'the server has no such command'],
    [72, 'InvalidOptions', 'the request is wrong'],
    [85, 'IndexOptionsConflict', 'another index has the name'],
    [121, 'DocumentValidationFailure', 'the document is wrong'],
    [148, 'ReadConcernMajorityNotEnabled', 'the server is not set up for it'],
    [257, 'TransactionTooLarge', 'it would be too large again'],
    [260, 'InvalidResumeToken', 'the request is wrong'],
    [292, 'QueryExceededMemoryLimitNoDiskUseAllowed', 'it would need as much again'],
    [301, 'DataCorruptionDetected', 'the data is damaged'],
    [10334, 'BSONObjectTooLarge', 'the document is too large'],
    [11000, 'DuplicateKey', 'the key is taken'],
  ])('is thrown as it is with the code %i (%s), since %s', async (code) => {
    for (const error of [
      new MongoServerError({ ok: 0, code, errmsg: 'a command failed' }),
      new MongoServerError({ index: 0, code, errmsg: 'a write failed' }),
    ])
      await expect(reach(() => Promise.reject(error))).rejects.toBe(error);
  });

  it.each([
    ['the fault is ours', new TypeError('x is not a function')],
    ['the fault is ours amid several', inBulk(new TypeError('x is not a function'))],
    ['the driver refuses', new MongoServerError({ errmsg: 'no retryable writes here' })],
  ])('is thrown as it is when %s', async (_, error) => {
    await expect(reach(() => Promise.reject(error))).rejects.toBe(error);
  });

  it('does not make the start wait when the server has answered', () => {
    expect(isUnavailable(serverFault)).toBe(false);
  });

  it.each([
    [['RetryableWriteError'], true, false],
    [['RetryableWriteError', 'NoWritesPerformed'], true, true],
    [['TransientTransactionError'], true, true],
    [['UnknownTransactionCommitResult'], true, false],
    [['TransientTransactionError', 'UnknownTransactionCommitResult'], true, false],
    [[], false, false],
  ])('passes, and has left no trace, as its labels %j say', (labels, passes, isTraceless) => {
    for (const error of [labelled(...labels), inBulk(labelled(...labels))])
      expect([isPassing(error), leftNoTrace(error)]).toEqual([passes, isTraceless]);
  });
});
