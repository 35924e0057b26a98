import type { Change } from '@paidup/shared/change';
import type { StoreLog } from '../store-log.ts';
import type { Store } from '../store.ts';
import { createAudit } from './audit-apart.ts';
import { createGroupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';
import { createRecords } from './records.ts';
import { sentence } from './sqlite-errors.ts';

/**
 * The store in one SQLite file, for one process; `:memory:` for one that goes with it. Rejects with a one-line
 * `StoreError` when the file is in use, damaged, read-only, newer than this version or not ours.
 */
export async function openSqliteStore(file: string, log: StoreLog): Promise<Store> {
  const { database, close } = openDatabase(file);
  const listeners = new Set<(change: Change) => void>();
  const transactions = createGroupCommit(database, publish);
  const records = createRecords(database, transactions);
  const audits = createAudit(database, transactions.read);

  return {
    ...records,
    watch(listener) {
      const own = (change: Change) => listener(change);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    ping: () => transactions.read(() => database.exec('SELECT 1')),
    audit: audits.audit,
    async close() {
      transactions.close();
      await audits.stop();
      if (database.isOpen) close();
    },
  };

  function publish(changes: Change[]): void {
    for (const change of changes) {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (error) {
          log.warn(`A listener failed on a change: ${sentence(error)}`);
        }
      }
    }
  }
}
