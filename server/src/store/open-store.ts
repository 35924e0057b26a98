import type { AuditReport, Store, StoreLog } from './store.ts';

/**
 * Opens the store that `url` names and brings its schema up to date. It loads only the adapter that it needs. Rejects
 * with a one-line `StoreError` when it can't open the store safely.
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
 * Audits the store that `url` names. It writes nothing to a MongoDB database, but brings the schema of a SQLite file up
 * to date first. Rejects with a one-line `StoreError` when there is no store.
 */
export async function auditStore(url: string, log: StoreLog): Promise<AuditReport> {
  if (url.startsWith('sqlite:')) {
    const store = await openStore(url, log);
    return store.audit().finally(() => store.close());
  }
  const { auditMongo } = await import('./mongo/audit.ts');
  return auditMongo(url, log);
}
