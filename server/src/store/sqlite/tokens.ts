import type { TokenRecord } from '../../domain/records.ts';
import type { TokenStore } from '../access-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { text, textOrNull, type Row } from './rows.ts';
import { insertNamed, type Statements } from './sql.ts';

/** The API tokens of the port, in SQLite. */
export function createTokens(statements: Statements, { read, write }: GroupCommit): TokenStore {
  const withHash = statements('SELECT * FROM tokens WHERE token_hash = :token_hash');
  const all = statements('SELECT * FROM tokens ORDER BY created_at, id');
  const insert = statements(insertNamed('tokens', COLUMNS, 'accounts'));
  const touch = statements('UPDATE tokens SET last_used_at = :at WHERE id = :id');
  const erase = statements('DELETE FROM tokens WHERE id = :id');

  return {
    findByHash: (token_hash) =>
      read(() => {
        const row = withHash.get({ token_hash });
        return row ? toToken(row) : null;
      }),

    list: () => read(() => all.all().map(toToken)),

    create: (token) => write(() => (insert.run(token).changes === 0 ? 'taken' : 'created')),

    touch: (id, at) =>
      write(() => {
        touch.run({ id, at });
      }),

    remove: (id) => write(() => (erase.run({ id }).changes === 0 ? 'absent' : 'removed')),
  };
}

function toToken(row: Row): TokenRecord {
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    name_key: text(row, 'name_key'),
    token_hash: text(row, 'token_hash'),
    created_at: text(row, 'created_at'),
    last_used_at: textOrNull(row, 'last_used_at'),
  };
}

const COLUMNS = ['id', 'name', 'name_key', 'token_hash', 'created_at', 'last_used_at'] as const;
