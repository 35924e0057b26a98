import type { AccountRecord } from '../../domain/records.ts';
import type { AccountStore } from '../access-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { oneOf, text, textOrNull, whole, type Row } from './rows.ts';
import { insertNamed, updateRevision, type Statements } from './sql.ts';

/** The organiser and the deputies of the port, in SQLite. */
export function createAccounts(statements: Statements, { read, write }: GroupCommit): AccountStore {
  const withId = statements('SELECT * FROM accounts WHERE id = :id');
  const withName = statements('SELECT * FROM accounts WHERE name_key = :name_key');
  const all = statements('SELECT * FROM accounts ORDER BY created_at, id');
  const insert = statements(insertNamed('accounts', COLUMNS, 'tokens'));
  const update = statements(updateRevision('accounts', REPLACED));
  const touch = statements('UPDATE accounts SET last_seen_at = :at WHERE id = :id');
  const erase = statements('DELETE FROM accounts WHERE id = :id');

  return {
    get: (id) => read(() => accountOrNull(withId.get({ id }))),

    findByName: (name_key) => read(() => accountOrNull(withName.get({ name_key }))),

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

const accountOrNull = (row: Row | undefined) => (row ? toAccount(row) : null);

function toAccount(row: Row): AccountRecord {
  return {
    id: text(row, 'id'),
    role: oneOf(row, 'role', ['organiser', 'deputy']),
    name: text(row, 'name'),
    name_key: text(row, 'name_key'),
    password_hash: textOrNull(row, 'password_hash'),
    setup_hash: textOrNull(row, 'setup_hash'),
    setup_expires_at: textOrNull(row, 'setup_expires_at'),
    last_seen_at: textOrNull(row, 'last_seen_at'),
    created_at: text(row, 'created_at'),
    rev: whole(row, 'rev'),
  };
}

const REPLACED = [
  'role',
  'name',
  'name_key',
  'password_hash',
  'setup_hash',
  'setup_expires_at',
  'rev',
] as const;
const COLUMNS = ['id', ...REPLACED, 'last_seen_at', 'created_at'] as const;
