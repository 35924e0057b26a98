import type { IgnoredPayerRecord } from '../../domain/records.ts';
import type { IgnoredPayerStore } from '../store.ts';
import { AMONG, among } from './among.ts';
import type { GroupCommit } from './group-commit.ts';
import { text, type Row } from './rows.ts';
import type { Statements } from './statements.ts';

/** The ignored payers of the port, in SQLite. Nobody hears of their changes. */
export function createIgnoredPayers(
  statements: Statements,
  { read, writeQuietly }: GroupCommit,
): IgnoredPayerStore {
  const all = statements('SELECT * FROM ignored_payers ORDER BY name, id');
  const withKey = statements('SELECT * FROM ignored_payers WHERE key = ?');
  const insert = statements(
    'INSERT INTO ignored_payers (id, key, name, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING',
  );
  const erase = statements('DELETE FROM ignored_payers WHERE id = ?');
  const eraseKeys = statements(`DELETE FROM ignored_payers WHERE key ${AMONG}`);

  return {
    list: () => read(() => all.all().map(toIgnoredPayer)),

    findByKey: (key) =>
      read(() => {
        const row = withKey.get(key);
        return row ? toIgnoredPayer(row) : null;
      }),

    add: ({ id, key, name, created_at }) =>
      writeQuietly(() => {
        insert.run(id, key, name, created_at);
      }),

    remove: (id) => writeQuietly(() => (erase.run(id).changes === 0 ? 'absent' : 'removed')),

    removeKeys: (keys) =>
      writeQuietly(() => {
        eraseKeys.run(among(keys));
      }),
  };
}

/** The ignored payer of a row. */
export function toIgnoredPayer(row: Row): IgnoredPayerRecord {
  return {
    id: text(row, 'id'),
    key: text(row, 'key'),
    name: text(row, 'name'),
    created_at: text(row, 'created_at'),
  };
}
