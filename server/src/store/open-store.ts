import type { Store } from './store.ts';

/** What an adapter tells while it opens and runs: one line each. */
export type StoreLog = { info(line: string): void; warn(line: string): void };

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
