import type { AccessStore } from './access-store.ts';
import type { SeasonPlace } from './season-place.ts';
import type { Purpose, ReadableStore, Store, StoreLog } from './store.ts';

/**
 * Opens the store that `url` names and brings its schema up to date. It loads only the adapter that it needs. Rejects
 * with a one-line `StoreError` when it can't open the store safely. `toRestore` opens one with half a backup in it, too.
 * `toUse` takes what is there. It creates nothing in a MongoDB database, and refuses one that has nothing of ours.
 */
export async function openStore(url: string, log: StoreLog, purpose: Purpose = 'toServe'): Promise<Store> {
  if (url.startsWith('sqlite:')) {
    const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
    return openSqliteStore(url.slice('sqlite:'.length), log);
  }
  const { openMongoStore } = await import('./mongo/mongo-store.ts');
  return openMongoStore(url, log, { purpose });
}

/**
 * Opens the store that `url` names to read it beside its servers. It writes nothing to a MongoDB database, but brings the
 * schema of a SQLite file up to date first. Rejects with a one-line `StoreError` when there is no store.
 */
export async function openStoreToRead(url: string, log: StoreLog): Promise<ReadableStore> {
  if (url.startsWith('sqlite:')) return openStore(url, log);
  const { openMongoToRead } = await import('./mongo/read-only.ts');
  return openMongoToRead(url, log);
}

/** Opens who may come in, beside any number of servers that use the store. Rejects with a one-line `StoreError`. */
export async function openAccessStore(
  url: string,
  log: StoreLog,
): Promise<AccessStore & { close(): Promise<void> }> {
  if (!url.startsWith('sqlite:')) return openStore(url, log, 'toUse');
  const { openSqliteAccess } = await import('./sqlite/sqlite-access.ts');
  return openSqliteAccess(url.slice('sqlite:'.length));
}

/** Opens a store that nobody else sees, and that is gone when it is closed. */
export async function openScratchStore(log: StoreLog): Promise<Store> {
  const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
  return openSqliteStore(':memory:', log);
}

/** The place of made-up seasons beside the store that `url` names. It connects to nothing before it is used. */
export async function openSeasonPlace(url: string, log: StoreLog): Promise<SeasonPlace> {
  if (url.startsWith('sqlite:')) {
    const { createSqliteSeasonPlace } = await import('./sqlite/season-place.ts');
    return createSqliteSeasonPlace(log);
  }
  const { createMongoSeasonPlace } = await import('./mongo/season-place.ts');
  return createMongoSeasonPlace(url, log);
}
