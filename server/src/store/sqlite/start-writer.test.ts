import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPayment } from '../contract/records.ts';
import type { Store } from '../store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { makeDirectory } from './test-directory.ts';

describe('a store whose thread that writes ended by itself', () => {
  let directory: Awaited<ReturnType<typeof makeDirectory>>;
  let store: Store;
  let end: () => Promise<unknown>;
  beforeEach(async () => {
    directory = await makeDirectory();
    process.once('worker', (worker: Worker) => (end = () => worker.terminate()));
    store = await openSqliteStore(directory.path('paidup.db'), { info() {}, warn() {} });
  });
  afterEach(async () => {
    await store.close();
    await directory.remove();
  });

  it('is broken to whoever waits for an answer, and to whoever writes afterwards', async () => {
    const waiting = store.payments.recordOnce(aPayment('tx_1'));
    const told = expect(waiting).rejects.toMatchObject({ kind: 'broken' });
    await end();
    await told;
    await expect(store.payments.recordOnce(aPayment('tx_2'))).rejects.toMatchObject({ kind: 'broken' });
  });

  it('is not ready any more', async () => {
    await store.ping();
    await end();
    await expect(store.ping()).rejects.toMatchObject({ kind: 'broken' });
  });

  it('can be opened again', async () => {
    await end();
    await store.close();
    store = await openSqliteStore(directory.path('paidup.db'), { info() {}, warn() {} });
    expect(await store.payments.recordOnce(aPayment('tx_1'))).toEqual({ existing: null });
  });

  it('is not even opened when the thread ends before', async () => {
    process.once('worker', (worker: Worker) => void worker.terminate());
    const opening = openSqliteStore(directory.path('another.db'), { info() {}, warn() {} });
    await expect(opening).rejects.toMatchObject({ kind: 'broken' });
  });
});
