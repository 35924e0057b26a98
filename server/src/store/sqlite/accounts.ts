import type { AccountRecord } from '../../domain/records.ts';
import type { AccountStore } from '../access-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { nullable, oneOf, orNull, readRow, text, whole, type Row } from './rows.ts';
import { insertNamed, updateRevision, type Statements } from './sql.ts';

/** The organiser and the deputies of the port, in SQLite. */
export function createAccounts(statements: Statements, { read, write }: GroupCommit): AccountStore {
  const withId = statements('SELECT * FROM accounts WHERE id = :id');
  const withName = statements('SELECT * FROM accounts WHERE name_key = :name_key');
  const all = statements('SELECT * FROM accounts ORDER BY created_at, id');
  const insert = statements(insertNamed('accounts', Object.keys(COLUMNS), 'tokens'));
  const update = statements(updateRevision('accounts', Object.keys(REPLACED)));
  const touch = statements('UPDATE accounts SET last_seen_at = :at WHERE id = :id');
  const erase = statements('DELETE FROM accounts WHERE id = :id');

  return {
    get: (id) => read(() => orNull(withId.get({ id }), toAccount)),

    findByName: (name_key) => read(() => orNull(withName.get({ name_key }), toAccount)),

    list: () => read(() => all.all().map(toAccount)),

    create: (account) => write(() => (insert.run(account).changes === 0 ? 'taken' : 'created')),

    replace: ({ created_at: _made, last_seen_at: _seen, ...account }, rev) =>
      write(() => (update.run({ ...account, stored_rev: rev }).changes === 0 ? 'stale' : 'replaced')),

    touch: (id, at) =>
      write(() => {
        touch.run({ id, at });
      }),

    remove: (id) => write(() => (erase.run({ id }).changes === 0 ? 'absent' : 'removed')),
  };
}

const toAccount = (row: Row): AccountRecord => readRow(row, COLUMNS);

/** What a change replaces. The rest is written apart, or never changes. */
const REPLACED = {
  role: oneOf('organiser', 'deputy'),
  name: text,
  name_key: text,
  password_hash: nullable(text),
  setup_hash: nullable(text),
  setup_expires_at: nullable(text),
  rev: whole,
};
const COLUMNS = { id: text, ...REPLACED, last_seen_at: nullable(text), created_at: text };
