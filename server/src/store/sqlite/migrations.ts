import type { DatabaseSync } from 'node:sqlite';

/** "Paid" in ASCII: what marks a SQLite file as ours. */
export const APPLICATION_ID = 0x50616964;

/**
 * Brings the schema up to date: each migration that the file has not seen runs in one transaction with its
 * number, so that one that was cut short has left nothing and runs again at the next start.
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

/** How many migrations the file has seen. */
export function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** What JavaScript can count; an amount beyond would come back as another. */
const SAFE = 'BETWEEN -9007199254740991 AND 9007199254740991';

/** In order; what has been released is never edited, only followed by another. */
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
    history TEXT NOT NULL,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX fixtures_by_kick_off ON fixtures (kick_off_at, id);
  CREATE INDEX fixtures_by_cancelled_and_kick_off ON fixtures (cancelled, kick_off_at, id, fee, cost);

  CREATE TABLE attendance (
    fixture_id TEXT NOT NULL REFERENCES fixtures (id),
    position INTEGER NOT NULL,
    player_id TEXT NOT NULL REFERENCES players (id),
    guests INTEGER NOT NULL,
    state TEXT NOT NULL,
    joined_at TEXT NOT NULL,
    PRIMARY KEY (fixture_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attendance_by_player ON attendance (player_id, state, fixture_id, guests);

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
    conflict INTEGER NOT NULL CHECK (conflict IN (0, 1)),
    verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
    history TEXT NOT NULL,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX payments_by_paid_at ON payments (paid_at, id);
  CREATE INDEX payments_by_status_and_paid_at ON payments (status, paid_at, id);
  CREATE INDEX payments_unmatched_by_counterparty ON payments (counterparty_key) WHERE status = 'unmatched';
  CREATE INDEX payments_unmatched_by_description ON payments (description_key) WHERE status = 'unmatched';
  CREATE INDEX payments_unmatched_by_amount ON payments (amount) WHERE status = 'unmatched';
  CREATE INDEX payments_awaiting_match ON payments (paid_at, id)
    WHERE status = 'unmatched' AND matching = 'automatic' AND amount > 0;

  CREATE TABLE allocations (
    payment_id TEXT NOT NULL REFERENCES payments (id),
    position INTEGER NOT NULL,
    player_id TEXT NOT NULL REFERENCES players (id),
    amount INTEGER NOT NULL CHECK (amount ${SAFE}),
    paid_at TEXT NOT NULL,
    PRIMARY KEY (payment_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX allocations_by_player ON allocations (player_id, paid_at, payment_id, amount);
  `,
  `
  ALTER TABLE payments ADD COLUMN ignored_reason TEXT;
  ALTER TABLE payments ADD COLUMN request_fingerprint TEXT;
  CREATE INDEX payments_by_counterparty ON payments (counterparty_key, amount, paid_at, id);
  CREATE INDEX payments_by_description ON payments (description_key, counterparty_key);

  CREATE TABLE ignored_payers (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX ignored_payers_by_name ON ignored_payers (name, id, key, created_at);
  `,
  `
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
  DROP INDEX payments_by_status_and_paid_at;
  CREATE INDEX payments_by_status_and_paid_at ON payments (status, paid_at, id, amount);
  CREATE INDEX payments_by_source_and_created_at ON payments (source, created_at);
  `,
  `
  ALTER TABLE players ADD COLUMN request_fingerprint TEXT;
  ALTER TABLE fixtures ADD COLUMN request_fingerprint TEXT;
  `,
  `
  DROP INDEX payments_by_description;
  CREATE INDEX payments_by_description ON payments (description_key);
  `,
  // Three indexes fewer for each credit to write to, since one that holds every payment costs each of them a page; and
  // two that nothing asks any more.
  `
  DROP INDEX payments_by_paid_at;
  DROP INDEX payments_by_status_and_paid_at;
  CREATE INDEX payments_by_paid_at ON payments (paid_at, id, status, amount);
  CREATE INDEX payments_not_matched_by_status ON payments (status, paid_at, id, amount) WHERE status <> 'matched';
  DROP INDEX payments_by_source_and_created_at;
  DROP INDEX payments_by_counterparty;
  DROP INDEX payments_unmatched_by_amount;
  DROP INDEX payments_awaiting_match;
  CREATE INDEX payments_not_matched_by_counterparty ON payments (counterparty_key, amount, paid_at, id)
    WHERE status <> 'matched';
  CREATE TABLE payers (
    counterparty_key TEXT NOT NULL,
    player_id TEXT NOT NULL,
    PRIMARY KEY (counterparty_key, player_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO payers (counterparty_key, player_id)
    SELECT DISTINCT counterparty_key, player_id
    FROM allocations JOIN payments ON payments.id = payment_id WHERE counterparty_key <> '';
  `,
];
