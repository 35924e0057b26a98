import type { Change } from '@paidup/shared/change';
import type { StoreLog } from '../store-log.ts';
import type { Store } from '../store.ts';
import { withKnownTotals } from './known-totals.ts';
import { type OpenRecords, openRecords } from './open-records.ts';
import { openShared } from './open-shared.ts';
import { sentence } from './sqlite-errors.ts';

/**
 * The store in one SQLite file, for one process; `:memory:` for one that goes with it. Rejects with a one-line
 * `StoreError` when the file is in use, damaged, read-only, newer than this version or not ours.
 */
export async function openSqliteStore(file: string, log: StoreLog): Promise<Store> {
  const listeners = new Set<(change: Change) => void>();
  const records: OpenRecords = file === ':memory:' ? openRecords(file, tell) : await openShared(file, tell);

  return {
    ...records,
    payments: withKnownTotals(records.payments),
    watch(listener) {
      const own = (change: Change) => listener(change);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };

  function tell(changes: Change[]): void {
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
