import type { TokenRecord } from '../../domain/records.ts';
import type { TokenStore } from '../access-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { nullable, orNull, readRow, text, type Row } from './rows.ts';
import { insertNamed, type Statements } from './sql.ts';

/** The API tokens of the port, in SQLite. */
export function createTokens(statements: Statements, { read, write }: GroupCommit): TokenStore {
  const withHash = statements('SELECT * FROM tokens WHERE token_hash = :token_hash');
  const all = statements('SELECT * FROM tokens ORDER BY created_at, id');
  const insert = statements(insertNamed('tokens', Object.keys(COLUMNS), 'accounts'));
  const touch = statements('UPDATE tokens SET last_used_at = :at WHERE id = :id');
  const erase = statements('DELETE FROM tokens WHERE id = :id');

  return {
    findByHash: (token_hash) => read(() => orNull(withHash.get({ token_hash }), toToken)),

    list: () => read(() => all.all().map(toToken)),

    create: (token) => write(() => (insert.run(token).changes === 0 ? 'taken' : 'created')),

    touch: (id, at) =>
      write(() => {
        touch.run({ id, at });
      }),

    remove: (id) => write(() => (erase.run({ id }).changes === 0 ? 'absent' : 'removed')),
  };
}

const toToken = (row: Row): TokenRecord => readRow(row, COLUMNS);

const COLUMNS = {
  id: text,
  name: text,
  name_key: text,
  token_hash: text,
  created_at: text,
  last_used_at: nullable(text),
};
