import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import type { Place } from '../store/bench.ts';
import { openMongoStore } from '../../src/store/mongo/mongo-store.ts';
import type { StoreLog } from '../../src/store/store.ts';

/** The server for tests, as `MONGODB_URL` names it; without one they are skipped. */
export const serverUrl = process.env['MONGODB_URL'] ?? '';

/** The server's URL with a database of this test's own in it. */
export const newDatabaseUrl = (url = serverUrl): string =>
  url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]*)\/?[^?]*/, `$1/paidup_test_${randomBytes(6).toString('hex')}`);

/** A database of its own on the server for tests. Its audit does not wait for long to confirm what it finds. */
export async function makeMongoPlace(): Promise<Place> {
  const url = newDatabaseUrl();
  return { open: () => openMongoStore(url, silence, { patience: 100 }), remove: () => dropDatabase(url) };
}

/** Removes the database that the URL names, with a made-up season beside it. */
export async function dropDatabase(url: string): Promise<void> {
  const client = new MongoClient(url);
  try {
    await client.db().dropDatabase();
    await client.db(`${client.db().databaseName}_made_up`).dropDatabase();
  } finally {
    await client.close();
  }
}

/** A log that nobody reads. */
export const silence: StoreLog = { info() {}, warn() {} };
