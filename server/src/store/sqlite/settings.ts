import type { SettingsRecord } from '../../domain/records.ts';
import type { SettingsStore } from '../store.ts';
import type { GroupCommit } from './group-commit.ts';
import { history, text, textOrNull, whole, type Row } from './rows.ts';
import { insertInto, updateRevision, type Statements } from './sql.ts';

/** The settings of the port, in SQLite. */
export function createSettings(statements: Statements, { read, write }: GroupCommit): SettingsStore {
  const stored = statements('SELECT * FROM settings WHERE id = :id');
  const insert = statements(INSERT);
  const update = statements(UPDATE);

  return {
    get: () =>
      read(() => {
        const row = stored.get({ id: ID });
        return row ? toSettings(row) : null;
      }),

    replace: (settings, rev) =>
      write(({ notify }) => {
        const columns = { ...settings, id: ID, history: JSON.stringify(settings.history) };
        const { changes } = rev === 0 ? insert.run(columns) : update.run({ ...columns, stored_rev: rev });
        if (changes === 0) return 'stale';
        notify('settings', 'settings');
        return 'replaced';
      }),
  };
}

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

/** The id of the only row. */
const ID = 1;
const COLUMNS = [
  'club_name',
  'default_fee',
  'default_cost',
  'default_time',
  'default_location',
  'min_players',
  'max_players',
  'history',
  'rev',
  'created_at',
  'updated_at',
] as const;
const INSERT = `${insertInto('settings', ['id', ...COLUMNS])} ON CONFLICT (id) DO NOTHING`;
const UPDATE = updateRevision('settings', COLUMNS);
