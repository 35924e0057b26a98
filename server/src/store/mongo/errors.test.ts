import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { isUnavailable, reach } from './errors.ts';

const serverFault = new MongoServerError({ ok: 0, errmsg: 'Unknown error: null' });
/** The error of several inserts at once, which the driver wraps. */
const inBulk = (error: Error) => new MongoBulkWriteError(error, {} as never);

describe('an error of the server', () => {
  it.each([
    ['the connection broke', new MongoNetworkError('connection closed')],
    ['its primary stepped down', new MongoServerError({ ok: 0, code: 10107, errmsg: 'not primary' })],
    ['it ran into a fault of its own', new MongoServerError({ ok: 0, code: 1, errmsg: 'invariant' })],
    ['it can’t say what went wrong', serverFault],
    ['it can’t say what went wrong with one of several', inBulk(serverFault)],
    ['the connection broke amid several', inBulk(new MongoNetworkError('connection closed'))],
  ])('is unavailable when %s', async (_, error) => {
    await expect(reach(() => Promise.reject(error))).rejects.toMatchObject({
      name: 'StoreError',
      kind: 'unavailable',
      cause: error,
    });
  });

  it.each([
    ['it refuses the document', new MongoServerError({ ok: 0, code: 121, errmsg: 'failed validation' })],
    ['it refuses the user', new MongoServerError({ ok: 0, code: 13, errmsg: 'not authorized' })],
    ['the fault is ours', new TypeError('x is not a function')],
    ['the fault is ours amid several', inBulk(new TypeError('x is not a function'))],
    ['the driver refuses', new MongoServerError({ errmsg: 'no retryable writes here' })],
  ])('is thrown as it is when %s', async (_, error) => {
    await expect(reach(() => Promise.reject(error))).rejects.toBe(error);
  });

  it('does not make the start wait when the server has answered', () => {
    expect(isUnavailable(serverFault)).toBe(false);
  });
});
