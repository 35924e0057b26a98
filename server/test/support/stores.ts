import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropDatabase, newDatabaseUrl, serverUrl } from './mongo-place.ts';

/** Where a test's records live: what to open, and how to leave nothing behind. */
export type TestStore = { name: string; place(): { url: string; remove(): Promise<void> } };

export const sqlite: TestStore = {
  name: 'SQLite',
  place: () => ({ url: 'sqlite::memory:', remove: () => Promise.resolve() }),
};

/** SQLite in a file, which a process finds again. */
const sqliteFile: TestStore = {
  name: 'SQLite',
  place() {
    const folder = mkdtempSync(join(tmpdir(), 'paidup-'));
    const remove = () => rm(folder, { recursive: true, force: true });
    return { url: `sqlite:${join(folder, 'paidup.db')}`, remove };
  },
};

export const mongo: TestStore = {
  name: 'MongoDB',
  place() {
    const url = newDatabaseUrl();
    return { url, remove: () => dropDatabase(url) };
  },
};

/** SQLite always, MongoDB where `MONGODB_URL` names a server for tests. */
export const everyStore: TestStore[] = serverUrl === '' ? [sqlite] : [sqlite, mongo];

/** `npm run test:mongo` leaves SQLite to `npm test`, unless a test goes from one store to the other. */
const isMongoAlone = serverUrl !== '' && process.env['STORES'] === 'mongodb';

/** The stores that a test runs on, one after the other. */
export const stores: TestStore[] = isMongoAlone ? [mongo] : everyStore;

/** The same for tests that start processes. */
export const storesOfProcesses: TestStore[] = stores.map((store) => (store === sqlite ? sqliteFile : store));
