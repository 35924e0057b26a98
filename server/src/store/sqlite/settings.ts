import type { SQLInputValue } from 'node:sqlite';
import type { SettingsRecord } from '../../domain/records.ts';
import type { SettingsStore } from '../store.ts';
import type { GroupCommit } from './group-commit.ts';
import { history, text, textOrNull, whole, type Row } from './rows.ts';
import type { Statements } from './statements.ts';

/** The settings of the port, in SQLite. */
export function createSettings(statements: Statements, { read, write }: GroupCommit): SettingsStore {
  const stored = statements('SELECT * FROM settings WHERE id = 1');
  const insert = statements(INSERT);
  const update = statements(UPDATE);

  return {
    get: () =>
      read(() => {
        const row = stored.get();
        return row ? toSettings(row) : null;
      }),

    replace: (settings, rev) =>
      write((ring) => {
        const values = valuesOf(settings);
        const { changes } = rev === 0 ? insert.run(...values) : update.run(...values, rev);
        if (changes === 0) return 'stale';
        ring('settings', 'settings');
        return 'replaced';
      }),
  };
}

/** The settings of a row. */
export function toSettings(row: Row): SettingsRecord {
  return {
    club_name: text(row, 'club_name'),
    default_fee: whole(row, 'default_fee'),
    default_cost: whole(row, 'default_cost'),
    default_time: text(row, 'default_time'),
    default_location: textOrNull(row, 'default_location'),
    min_players: whole(row, 'min_players'),
    max_players: whole(row, 'max_players'),
    history: history(row),
    rev: whole(row, 'rev'),
    created_at: text(row, 'created_at'),
    updated_at: text(row, 'updated_at'),
  };
}

function valuesOf(settings: SettingsRecord): SQLInputValue[] {
  return [
    settings.club_name,
    settings.default_fee,
    settings.default_cost,
    settings.default_time,
    settings.default_location,
    settings.min_players,
    settings.max_players,
    JSON.stringify(settings.history),
    settings.rev,
    settings.created_at,
    settings.updated_at,
  ];
}

const INSERT = `
  INSERT INTO settings (id, club_name, default_fee, default_cost, default_time, default_location, min_players,
    max_players, history, rev, created_at, updated_at)
  VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO NOTHING`;
const UPDATE = `
  UPDATE settings SET club_name = ?, default_fee = ?, default_cost = ?, default_time = ?, default_location = ?,
    min_players = ?, max_players = ?, history = ?, rev = ?, created_at = ?, updated_at = ?
  WHERE id = 1 AND rev = ?`;
