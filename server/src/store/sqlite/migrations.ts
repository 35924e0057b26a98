import type { DatabaseSync } from 'node:sqlite';

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

/** The range of whole numbers that JavaScript holds exactly. */
const SAFE = 'BETWEEN -9007199254740991 AND 9007199254740991';

/**
 * The migrations in their order. Never edit one, because the files of clubs have seen it already. Add a change of the
 * schema at the end of the list.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE players (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    search_text TEXT NOT NULL,
    attendance_start TEXT NOT NULL,
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    has_history INTEGER NOT NULL CHECK (has_history IN (0, 1)),
    request_fingerprint TEXT,
    history TEXT NOT NULL,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX players_by_name ON players (sort_name, id);
  CREATE INDEX players_by_archived_and_name ON players (archived, sort_name, id);

  CREATE TABLE bank_names (
    key TEXT NOT NULL PRIMARY KEY,
    player_id TEXT NOT NULL REFERENCES players (id),
    name TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX bank_names_by_player ON bank_names (player_id, position, key, name);

  CREATE TABLE fixtures (
    id TEXT NOT NULL PRIMARY KEY,
    date TEXT NOT NULL,
    time TEXT NOT NULL,
    location TEXT NOT NULL,
    cost INTEGER NOT NULL CHECK (cost ${SAFE}),
    fee INTEGER NOT NULL CHECK (fee ${SAFE}),
    min_players INTEGER NOT NULL,
    max_players INTEGER NOT NULL,
    kick_off_at TEXT NOT NULL,
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
    cancelled_reason TEXT,
    was_played INTEGER NOT NULL CHECK (was_played IN (0, 1)),
    request_fingerprint TEXT,
    history TEXT NOT NULL,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX fixtures_by_kick_off ON fixtures (kick_off_at, id);
  CREATE INDEX fixtures_by_cancelled_and_kick_off ON fixtures (cancelled, kick_off_at, id, cost);

  CREATE TABLE attendance (
    fixture_id TEXT NOT NULL REFERENCES fixtures (id),
    position INTEGER NOT NULL,
    player_id TEXT NOT NULL REFERENCES players (id),
    guests INTEGER NOT NULL,
    state TEXT NOT NULL,
    joined_at TEXT NOT NULL,
    charge INTEGER CHECK (charge BETWEEN 0 AND 9007199254740991),
    kick_off_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (fixture_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attendance_by_player ON attendance (player_id, kick_off_at, charge);
  CREATE INDEX attendance_by_kick_off ON attendance (kick_off_at, created_at, fixture_id, player_id, charge);

  CREATE TABLE payments (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount ${SAFE}),
    currency TEXT NOT NULL,
    paid_at TEXT NOT NULL,
    counterparty_name TEXT NOT NULL,
    counterparty_key TEXT NOT NULL,
    description TEXT NOT NULL,
    description_key TEXT NOT NULL,
    notes TEXT NOT NULL,
    status TEXT NOT NULL,
    matched_by TEXT,
    matched_on TEXT,
    matching TEXT NOT NULL,
    ignored_reason TEXT,
    conflict INTEGER NOT NULL CHECK (conflict IN (0, 1)),
    verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
    request_fingerprint TEXT,
    history TEXT NOT NULL,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  -- An index of every payment costs each credit a page to write to, so most of these hold only the few that are not
  -- matched.
  CREATE INDEX payments_by_paid_at ON payments (paid_at, id, status, amount);
  CREATE INDEX payments_by_description ON payments (description_key);
  CREATE INDEX payments_not_matched_by_status ON payments (status, paid_at, id, amount) WHERE status <> 'matched';
  CREATE INDEX payments_not_matched_by_counterparty ON payments (counterparty_key, amount, paid_at, id)
    WHERE status <> 'matched';
  CREATE INDEX payments_unmatched_by_counterparty ON payments (counterparty_key) WHERE status = 'unmatched';
  CREATE INDEX payments_unmatched_by_description ON payments (description_key) WHERE status = 'unmatched';

  CREATE TABLE allocations (
    payment_id TEXT NOT NULL REFERENCES payments (id),
    position INTEGER NOT NULL,
    player_id TEXT NOT NULL REFERENCES players (id),
    amount INTEGER NOT NULL CHECK (amount ${SAFE}),
    paid_at TEXT NOT NULL,
    PRIMARY KEY (payment_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX allocations_by_player ON allocations (player_id, paid_at, payment_id, amount);

  CREATE TABLE payers (
    counterparty_key TEXT NOT NULL,
    player_id TEXT NOT NULL,
    PRIMARY KEY (counterparty_key, player_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ignored_payers (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX ignored_payers_by_name ON ignored_payers (name, id, key, created_at);

  CREATE TABLE settings (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    club_name TEXT NOT NULL,
    default_fee INTEGER NOT NULL CHECK (default_fee ${SAFE}),
    default_cost INTEGER NOT NULL CHECK (default_cost ${SAFE}),
    default_time TEXT NOT NULL,
    default_location TEXT,
    min_players INTEGER NOT NULL,
    max_players INTEGER NOT NULL,
    history TEXT NOT NULL,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  `,
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
];
