import type { SessionRecord } from '../../domain/records.ts';
import type { SessionStore } from '../access-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { orNull, readRow, text, type Row } from './rows.ts';
import { insertInto, type Statements } from './sql.ts';

/** The sessions of the port, in SQLite. */
export function createSessions(statements: Statements, { read, write }: GroupCommit): SessionStore {
  const withId = statements('SELECT * FROM sessions WHERE id = :id');
  const withHash = statements('SELECT * FROM sessions WHERE token_hash = :token_hash');
  const ofAccount = statements(
    'SELECT * FROM sessions WHERE account_id = :account_id ORDER BY last_seen_at DESC, id',
  );
  const insert = statements(insertInto('sessions', Object.keys(COLUMNS)));
  const touch = statements('UPDATE sessions SET last_seen_at = :at WHERE id = :id');
  const erase = statements('DELETE FROM sessions WHERE id = :id AND account_id = :account_id');
  const eraseOthers = statements(
    'DELETE FROM sessions WHERE account_id = :account_id AND id IS NOT :keep RETURNING id',
  );
  const eraseOld = statements('DELETE FROM sessions WHERE last_seen_at < :seen OR created_at < :created');

  return {
    get: (id) => read(() => orNull(withId.get({ id }), toSession)),

    findByHash: (token_hash) => read(() => orNull(withHash.get({ token_hash }), toSession)),

    list: (account_id) => read(() => ofAccount.all({ account_id }).map(toSession)),

    create: (session) =>
      write(() => {
        insert.run(session);
      }),

    touch: (id, at) =>
      write(() => {
        touch.run({ id, at });
      }),

    remove: (id, account_id) =>
      write(() => (erase.run({ id, account_id }).changes === 0 ? 'absent' : 'removed')),

    removeAll: (account_id, keep) =>
      write(() => eraseOthers.all({ account_id, keep }).map((row) => text(row, 'id'))),

    removeOld: ({ seen, created }) =>
      write(() => {
        eraseOld.run({ seen, created });
      }),
  };
}

const toSession = (row: Row): SessionRecord => readRow(row, COLUMNS);

const COLUMNS = {
  id: text,
  token_hash: text,
  account_id: text,
  device: text,
  created_at: text,
  last_seen_at: text,
};
