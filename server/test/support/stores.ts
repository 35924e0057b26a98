import { dropDatabase, newDatabaseUrl, serverUrl } from './mongo-place.ts';

/** Where a test's records live: what to open, and how to leave nothing behind. */
export type TestStore = { name: string; place(): { url: string; remove(): Promise<void> } };

export const sqlite: TestStore = {
  name: 'SQLite',
  place: () => ({ url: 'sqlite::memory:', remove: () => Promise.resolve() }),
};

export const mongo: TestStore = {
  name: 'MongoDB',
  place() {
    const url = newDatabaseUrl();
    return { url, remove: () => dropDatabase(url) };
  },
};

/** SQLite always, MongoDB where `MONGODB_URL` names a server for tests. */
export const stores: TestStore[] = serverUrl === '' ? [sqlite] : [sqlite, mongo];
