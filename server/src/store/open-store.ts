import type { StoreLog } from './store-log.ts';
import type { AuditReport, Store } from './store.ts';

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

/**
 * Audits the store that `url` names. A MongoDB database is read as it is, and nothing is made in it; a SQLite file
 * is brought up to date first. Rejects with a one-line `StoreError` when there is no store.
 */
export async function auditStore(url: string, log: StoreLog): Promise<AuditReport> {
  if (url.startsWith('sqlite:')) {
    const store = await openStore(url, log);
    return store.audit().finally(() => store.close());
  }
  const { auditMongo } = await import('./mongo/audit-mongo.ts');
  return auditMongo(url, log);
}
