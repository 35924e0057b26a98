import { createListeners } from '../listeners.ts';
import type { Store, StoreLog } from '../store.ts';
import { createAccounts } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import { createAudit } from './audit-apart.ts';
import { createBank } from './bank.ts';
import { createBankTasks } from './bank-tasks.ts';
import { createFixtures } from './fixtures.ts';
import { createGroupCommit } from './group-commit.ts';
import { createIgnoredPayers } from './ignored-payers.ts';
import { createLeases } from './leases.ts';
import { openDatabase } from './open-database.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';
import { createPurge } from './purge.ts';
import { createSessions } from './sessions.ts';
import { recordsAtOneMoment } from './records.ts';
import { createRestore } from './restore.ts';
import { createSettings } from './settings.ts';
import { createStatements } from './sql.ts';
import { createTokens } from './tokens.ts';
import { createWebhookSecret } from './webhook-secret.ts';

/**
 * The store in one SQLite file, for one process. `:memory:` makes one that is lost when it is closed. Rejects with a
 * one-line `StoreError` when the file is in use, damaged, read-only, newer than this version or not ours.
 */
export async function openSqliteStore(file: string, log: StoreLog): Promise<Store> {
  const { database, close } = openDatabase(file);
  const { watch, notify } = createListeners(log);
  const transactions = createGroupCommit(database, (changes) => changes.forEach(notify));
  const statements = createStatements(database);
  const audits = createAudit(database, transactions.read);

  return {
    players: createPlayers(statements, transactions),
    fixtures: createFixtures(statements, transactions),
    payments: createPayments(statements, transactions),
    ignoredPayers: createIgnoredPayers(statements, transactions),
    settings: createSettings(statements, transactions),
    bank: createBank(statements, transactions),
    bankTasks: createBankTasks(statements, transactions),
    leases: createLeases(),
    accounts: createAccounts(statements, transactions),
    sessions: createSessions(statements, transactions),
    tokens: createTokens(statements, transactions),
    attempts: createAttempts(statements, transactions),
    webhookSecret: createWebhookSecret(statements, transactions),
    watch,
    ping: () => transactions.read(() => database.exec('SELECT 1')),
    audit: audits.audit,
    auditUnlessRecent: audits.audit,
    records: () => recordsAtOneMoment(database, transactions.read),
    restore: createRestore(database, statements, transactions.alone, () => notify('reset')),
    purge: createPurge(database, transactions),
    async close() {
      transactions.close();
      await audits.stop();
      if (database.isOpen) close();
    },
  };
}
