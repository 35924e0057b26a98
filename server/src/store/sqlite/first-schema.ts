/** The range of whole numbers that JavaScript holds exactly. */
const SAFE = 'BETWEEN -9007199254740991 AND 9007199254740991';

/** The schema of the first version. It is the first migration, so it stays as it is. */
export const FIRST_SCHEMA = `
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
  `;
