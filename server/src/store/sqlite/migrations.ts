import type { DatabaseSync } from 'node:sqlite';
import { FIRST_SCHEMA } from './first-schema.ts';

/** Marks a SQLite file as ours. It is "Paid" in ASCII. */
export const APPLICATION_ID = 0x50616964;

/**
 * Runs the migrations that the file has not seen. Each runs in one transaction that also stores its number, so one that
 * is interrupted leaves no trace and runs again at the next start.
 */
export function migrate(database: DatabaseSync, migrations: readonly string[] = MIGRATIONS): void {
  for (let version = schemaVersion(database); version < migrations.length; version++) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(migrations[version] ?? '');
      database.exec(
        `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version + 1}; COMMIT`,
      );
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** The number of migrations that the file has seen. */
export function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/**
 * The migrations in their order. Never edit one, because the files of clubs have seen it already. Add a change of the
 * schema at the end of the list.
 */
export const MIGRATIONS: readonly string[] = [
  FIRST_SCHEMA,
  `
  CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('organiser', 'deputy')),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    setup_hash TEXT,
    setup_expires_at TEXT,
    last_seen_at TEXT,
    created_at TEXT NOT NULL,
    rev INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX accounts_by_creation ON accounts (created_at, id);

  CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL,
    device TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_account ON sessions (account_id, last_seen_at DESC, id);
  CREATE INDEX sessions_by_last_seen ON sessions (last_seen_at);
  CREATE INDEX sessions_by_creation ON sessions (created_at);

  CREATE TABLE tokens (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    token_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    last_used_at TEXT
  ) STRICT;
  CREATE INDEX tokens_by_creation ON tokens (created_at, id);

  CREATE TABLE attempts (
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (key, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attempts_by_end ON attempts (until);
  `,
  `
  CREATE TABLE webhook_secret (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    current_hash TEXT NOT NULL,
    previous_hash TEXT,
    changed_at TEXT NOT NULL,
    rev INTEGER NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE payments ADD COLUMN payer_account TEXT;
  ALTER TABLE payments ADD COLUMN payer_account_hash TEXT;

  CREATE TABLE payer_accounts (
    counterparty_key TEXT NOT NULL,
    hash TEXT NOT NULL,
    since TEXT NOT NULL,
    payment_id TEXT NOT NULL,
    PRIMARY KEY (counterparty_key, hash)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX payer_accounts_by_payment ON payer_accounts (payment_id);
  `,
  `
  ALTER TABLE allocations ADD COLUMN is_money INTEGER NOT NULL DEFAULT 1 CHECK (is_money IN (0, 1));
  DROP INDEX allocations_by_player;
  CREATE INDEX allocations_by_player ON allocations (player_id, paid_at, payment_id, amount, is_money);
  CREATE INDEX allocations_written_off ON allocations (player_id, amount) WHERE is_money = 0;
  CREATE INDEX payments_written_off ON payments (paid_at, amount, status) WHERE source = 'write_off';
  `,
  `
  CREATE TABLE bank (
    id TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL,
    rev INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE bank_tasks (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'failed', 'dropped')),
    attempts INTEGER NOT NULL,
    next_at TEXT NOT NULL,
    begun_at TEXT,
    failure TEXT,
    created_at TEXT NOT NULL,
    closed_at TEXT,
    rev INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX bank_tasks_open ON bank_tasks (next_at, id) WHERE state = 'open';
  CREATE INDEX payments_verified_by_change ON payments (updated_at, id) WHERE verified = 1 AND status = 'matched';
  `,
  `
  ALTER TABLE fixtures ADD COLUMN series_id TEXT;
  CREATE INDEX fixtures_by_series ON fixtures (series_id, kick_off_at, id) WHERE series_id IS NOT NULL;
  `,
  `
  ALTER TABLE players ADD COLUMN reminded_at TEXT;
  ALTER TABLE players ADD COLUMN promised_on TEXT;
  `,
  `
  ALTER TABLE settings ADD COLUMN monzo_me_username TEXT;
  ALTER TABLE settings ADD COLUMN pay_to TEXT;
  ALTER TABLE settings ADD COLUMN cash_only INTEGER NOT NULL DEFAULT 0 CHECK (cash_only IN (0, 1));
  `,
  `
  ALTER TABLE payments ADD COLUMN club_part INTEGER
    CHECK (club_part BETWEEN -9007199254740991 AND 9007199254740991);
  CREATE INDEX payments_of_the_club ON payments (club_part) WHERE club_part IS NOT NULL;
  `,
  `
  CREATE INDEX payments_of_nobody_by_counterparty ON payments (counterparty_key, amount, paid_at, id)
    WHERE status <> 'matched' OR amount = club_part;
  DROP INDEX payments_not_matched_by_counterparty;
  `,
];
