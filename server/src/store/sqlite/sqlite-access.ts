import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { AccessStore } from '../access-store.ts';
import { StoreError } from '../store.ts';
import { createAccounts } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import { inspectFile } from './database-file.ts';
import { createGroupCommit } from './group-commit.ts';
import { MIGRATIONS, schemaVersion } from './migrations.ts';
import { createSessions } from './sessions.ts';
import { createStatements } from './sql.ts';
import { createTokens } from './tokens.ts';
import { createWebhookSecret } from './webhook-secret.ts';

/**
 * Opens who may come in, beside a server that has the file open. SQLite lets one of the two write at a time, and the
 * server keeps nothing of this in memory. Throws a one-line `StoreError` when the file isn't ours or isn't up to date.
 */
export function openSqliteAccess(file: string): AccessStore & { close(): Promise<void> } {
  if (!existsSync(file)) throw new StoreError('unavailable', `there is no file ${file}.`);
  inspectFile(file);
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  if (schemaVersion(database) !== MIGRATIONS.length) {
    database.close();
    throw new StoreError(
      'unavailable',
      `${file} was written by an older Paid Up; start this one once first.`,
    );
  }
  database.exec('PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF');
  const transactions = createGroupCommit(database, () => {});
  const statements = createStatements(database);
  return {
    accounts: createAccounts(statements, transactions),
    sessions: createSessions(statements, transactions),
    tokens: createTokens(statements, transactions),
    attempts: createAttempts(statements, transactions),
    webhookSecret: createWebhookSecret(statements, transactions),
    close() {
      transactions.close();
      database.close();
      return Promise.resolve();
    },
  };
}

/** The time to wait while the server writes, in milliseconds. */
const BUSY_TIMEOUT = 5_000;
