import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { isUnavailable, reach } from './errors.ts';

const stumble = new MongoServerError({ ok: 0, errmsg: 'Unknown error: null' });
/** What several inserts at once ran into, as the driver wraps it. */
const inBulk = (error: Error) => new MongoBulkWriteError(error, {} as never);

describe('what the server answers', () => {
  test.each([
    ['the connection broke', new MongoNetworkError('connection closed')],
    ['its primary stepped down', new MongoServerError({ ok: 0, code: 10107, errmsg: 'not primary' })],
    ['it ran into a fault of its own', new MongoServerError({ ok: 0, code: 1, errmsg: 'invariant' })],
    ['it can’t say what went wrong', stumble],
    ['it can’t say what went wrong with one of several', inBulk(stumble)],
    ['the connection broke amid several', inBulk(new MongoNetworkError('connection closed'))],
  ])('it is asked again later when %s', async (_, error) => {
    await expect(reach(() => Promise.reject(error))).rejects.toMatchObject({
      name: 'StoreError',
      kind: 'unavailable',
      cause: error,
    });
  });

  test.each([
    ['it refuses the document', new MongoServerError({ ok: 0, code: 121, errmsg: 'failed validation' })],
    ['it refuses who asks', new MongoServerError({ ok: 0, code: 13, errmsg: 'not authorized' })],
    ['the fault is ours', new TypeError('x is not a function')],
    ['the fault is ours amid several', inBulk(new TypeError('x is not a function'))],
    ['the driver refuses', new MongoServerError({ errmsg: 'no retryable writes here' })],
  ])('it is told as it is when %s', async (_, error) => {
    await expect(reach(() => Promise.reject(error))).rejects.toBe(error);
  });

  test('it is not waited for at the start when it stumbles: that is an answer', () => {
    expect(isUnavailable(stumble)).toBe(false);
  });
});
