import type { StoreLog } from './store-log.ts';
import type { Store } from './store.ts';

/**
 * Opens the store that `url` names and brings it up to date; only the chosen adapter is loaded.
 * Rejects with a one-line `StoreError` when it can't be opened safely.
 */
export async function openStore(url: string, log: StoreLog): Promise<Store> {
  if (url.startsWith('sqlite:')) {
    const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
    return openSqliteStore(url.slice('sqlite:'.length), log);
  }
  const { openMongoStore } = await import('./mongo/mongo-store.ts');
  return openMongoStore(url, log);
}
