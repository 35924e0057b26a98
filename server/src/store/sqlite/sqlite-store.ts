import type { Change } from '@paidup/shared/change';
import type { StoreLog } from '../open-store.ts';
import type { Store } from '../store.ts';
import { auditDatabase } from './audit.ts';
import { createFixtures } from './fixtures.ts';
import { createGroupCommit } from './group-commit.ts';
import { createIgnoredPayers } from './ignored-payers.ts';
import { openDatabase } from './open-database.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';
import { createSettings } from './settings.ts';
import { sentence } from './sqlite-errors.ts';
import { createStatements } from './statements.ts';

/**
 * The store in one SQLite file, for one process; `:memory:` for one that goes with it. Rejects with a one-line
 * `StoreError` when the file is in use, damaged, read-only, newer than this version or not ours.
 */
export async function openSqliteStore(file: string, log: StoreLog): Promise<Store> {
  const { database, close } = openDatabase(file);
  const listeners = new Set<(change: Change) => void>();
  const turns = createGroupCommit(database, tell);
  const statements = createStatements(database);
  const records = {
    players: createPlayers(statements, turns),
    fixtures: createFixtures(statements, turns),
    payments: createPayments(statements, turns),
    ignoredPayers: createIgnoredPayers(statements, turns),
    settings: createSettings(statements, turns),
  };

  return {
    ...records,
    watch(listener) {
      const own = (change: Change) => listener(change);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    ping: () => turns.read(() => database.exec('SELECT 1')),
    audit: () => auditDatabase(database, turns.read, records),
    async close() {
      turns.close();
      if (database.isOpen) close();
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
