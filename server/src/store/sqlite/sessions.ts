import type { SessionRecord } from '../../domain/records.ts';
import type { SessionStore } from '../access-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { text, type Row } from './rows.ts';
import { insertInto, type Statements } from './sql.ts';

/** The sessions of the port, in SQLite. */
export function createSessions(statements: Statements, { read, write }: GroupCommit): SessionStore {
  const withId = statements('SELECT * FROM sessions WHERE id = :id');
  const withHash = statements('SELECT * FROM sessions WHERE token_hash = :token_hash');
  const ofAccount = statements(
    'SELECT * FROM sessions WHERE account_id = :account_id ORDER BY last_seen_at DESC, id',
  );
  const insert = statements(insertInto('sessions', COLUMNS));
  const touch = statements('UPDATE sessions SET last_seen_at = :at WHERE id = :id');
  const erase = statements('DELETE FROM sessions WHERE id = :id AND account_id = :account_id');
  const eraseOthers = statements(
    'DELETE FROM sessions WHERE account_id = :account_id AND id IS NOT :keep RETURNING id',
  );
  const eraseOld = statements('DELETE FROM sessions WHERE last_seen_at < :seen OR created_at < :created');

  return {
    get: (id) => read(() => sessionOrNull(withId.get({ id }))),

    findByHash: (token_hash) => read(() => sessionOrNull(withHash.get({ token_hash }))),

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

const sessionOrNull = (row: Row | undefined) => (row ? toSession(row) : null);

function toSession(row: Row): SessionRecord {
  return {
    id: text(row, 'id'),
    token_hash: text(row, 'token_hash'),
    account_id: text(row, 'account_id'),
    device: text(row, 'device'),
    created_at: text(row, 'created_at'),
    last_seen_at: text(row, 'last_seen_at'),
  };
}

const COLUMNS = ['id', 'token_hash', 'account_id', 'device', 'created_at', 'last_seen_at'] as const;
