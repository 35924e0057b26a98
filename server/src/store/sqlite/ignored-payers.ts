import type { IgnoredPayerRecord } from '../../domain/records.ts';
import type { IgnoredPayerStore } from '../ignored-payer-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { orNull, readRow, text, type Row } from './rows.ts';
import { IN_LIST, insertInto, type Statements } from './sql.ts';

/** The ignored payers of the port, in SQLite. Listeners are not notified of their changes. */
export function createIgnoredPayers(statements: Statements, { read, write }: GroupCommit): IgnoredPayerStore {
  const all = statements('SELECT * FROM ignored_payers ORDER BY name, id');
  const withKey = statements('SELECT * FROM ignored_payers WHERE key = :key');
  const insert = statements(
    `${insertInto('ignored_payers', Object.keys(COLUMNS))} ON CONFLICT (key) DO NOTHING`,
  );
  const erase = statements('DELETE FROM ignored_payers WHERE id = :id');
  const eraseKeys = statements(`DELETE FROM ignored_payers WHERE key ${IN_LIST}`);

  return {
    list: () => read(() => all.all().map(toIgnoredPayer)),

    findByKey: (key) => read(() => orNull(withKey.get({ key }), toIgnoredPayer)),

    add: (payer) =>
      write(() => {
        insert.run(payer);
      }),

    remove: (id) => write(() => (erase.run({ id }).changes === 0 ? 'absent' : 'removed')),

    removeKeys: (keys) =>
      write(() => {
        eraseKeys.run({ list: JSON.stringify(keys) });
      }),
  };
}

export const toIgnoredPayer = (row: Row): IgnoredPayerRecord => readRow(row, COLUMNS);

const COLUMNS = { id: text, key: text, name: text, created_at: text };
