import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { collectionsOf } from '../../src/store/mongo/collections.ts';
import { openMongoStore } from '../../src/store/mongo/mongo-store.ts';
import type { Store } from '../../src/store/store.ts';
import { failCommands, failNoCommands, urlForApp } from './failpoint.ts';
import { dropDatabase, newDatabaseUrl, silence } from './mongo-place.ts';
import { describeWith } from './mongo-server.ts';

/** A write, by the command that it sends, with what has to be there before and its answer when nothing fails. */
export type Write = [name: string, command: string, before: Step | null, write: Step, answer: unknown];
type Step = (store: Store) => Promise<unknown>;

/** Describes that each write is answered as if nothing were wrong when it fails once, before or after it happened. */
export function describeUnsureWrites(title: string, writes: Write[]): void {
  const cases = Object.entries(LOST).flatMap(([when, lost]) =>
    writes.map((write) => [write[0], when, write, lost] as const),
  );

  describeWith(['failpoints', 'transactions'], title, () => {
    const appName = `unsure_${randomBytes(4).toString('hex')}`;
    const url = newDatabaseUrl();
    const client = new MongoClient(url || 'mongodb://127.0.0.1');
    let store: Store;
    beforeAll(async () => {
      // Without the driver's own second attempt, which the server would recognise, the store makes all of them.
      store = await openMongoStore(`${urlForApp(url, appName)}&retryWrites=false`, silence);
    });
    afterEach(async () => {
      const collections = Object.values(collectionsOf(client.db()));
      await Promise.all(collections.map((collection) => collection.deleteMany()));
    });
    afterAll(async () => {
      await store.close();
      await dropDatabase(url);
      await client.close();
    });

    it.each(cases)('%s is answered as if nothing were wrong, %s', async (_name, _when, write, lost) => {
      const [, command, before, step, answer] = write;
      await before?.(store);
      // The driver makes two attempts at a commit in any case.
      const times = command === 'commitTransaction' ? 2 : 1;
      await failCommands(appName, { failCommands: [command], ...lost }, { times });
      expect(await step(store)).toEqual(answer);
      await failNoCommands();
      expect((await store.audit()).findings).toEqual([]);
    });

    it.each(writes)('%s is unavailable while it goes on, and can be repeated', async (...write) => {
      const [, command, before, step, answer] = write;
      await before?.(store);
      await failCommands(appName, { failCommands: [command], ...LOST['before it happened'] }, 'alwaysOn');
      await expect(step(store)).rejects.toMatchObject({ name: 'StoreError', kind: 'unavailable' });
      await failNoCommands();
      expect(await step(store)).toEqual(answer);
    });
  });
}

/**
 * The server says that it is overloaded, with the label of a write that can be retried. The driver looks for another
 * primary after other codes, and how long that takes is not to be tested here.
 */
const PASSING = { code: 365, errmsg: 'Temporarily unavailable', codeName: 'TemporarilyUnavailable' };
const errorLabels = ['RetryableWriteError'];
const LOST = {
  'before it happened': { errorCode: PASSING.code, errorLabels },
  'after it happened': { writeConcernError: PASSING, errorLabels },
};
