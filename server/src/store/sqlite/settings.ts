import type { SettingsRecord } from '../../domain/records.ts';
import type { SettingsStore } from '../settings-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { flag, history, nullable, orNull, readRow, text, whole, type Row } from './rows.ts';
import { insertInto, updateRevision, type Statements } from './sql.ts';

/** The settings of the port, in SQLite. */
export function createSettings(statements: Statements, { read, write }: GroupCommit): SettingsStore {
  const stored = statements('SELECT * FROM settings WHERE id = :id');
  const insert = statements(INSERT);
  const update = statements(UPDATE);

  return {
    get: () => read(() => orNull(stored.get({ id: ID }), toSettings)),

    replace: (settings, rev) =>
      write(({ notify }) => {
        const columns = {
          ...settings,
          id: ID,
          cash_only: Number(settings.cash_only),
          history: JSON.stringify(settings.history),
        };
        const { changes } = rev === 0 ? insert.run(columns) : update.run({ ...columns, stored_rev: rev });
        if (changes === 0) return 'stale';
        notify('settings', 'settings');
        return 'replaced';
      }),
  };
}

export const toSettings = (row: Row): SettingsRecord => readRow(row, COLUMNS);

/** The id of the only row. */
const ID = 1;
const COLUMNS = {
  club_name: text,
  default_fee: whole,
  default_cost: whole,
  default_time: text,
  default_location: nullable(text),
  min_players: whole,
  max_players: whole,
  monzo_me_username: nullable(text),
  pay_to: nullable(text),
  cash_only: flag,
  history,
  rev: whole,
  created_at: text,
  updated_at: text,
};
const INSERT = `${insertInto('settings', ['id', ...Object.keys(COLUMNS)])} ON CONFLICT (id) DO NOTHING`;
const UPDATE = updateRevision('settings', Object.keys(COLUMNS));
