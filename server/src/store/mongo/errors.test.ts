import { MongoNetworkError, MongoServerError } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { reach } from './errors.ts';

describe('what the server answers', () => {
  test.each([
    ['the connection broke', new MongoNetworkError('connection closed')],
    ['its primary stepped down', new MongoServerError({ ok: 0, code: 10107, errmsg: 'not primary' })],
    ['it ran into a fault of its own', new MongoServerError({ ok: 0, code: 1, errmsg: 'invariant' })],
    ['it can’t say what went wrong', new MongoServerError({ ok: 0, errmsg: 'Unknown error: null' })],
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
  ])('it is told as it is when %s', async (_, error) => {
    await expect(reach(() => Promise.reject(error))).rejects.toBe(error);
  });
});
