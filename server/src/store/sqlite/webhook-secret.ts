import type { WebhookSecretRecord } from '../../domain/records.ts';
import type { WebhookSecretStore } from '../access-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { nullable, orNull, readRow, text, whole, type Row } from './rows.ts';
import { insertInto, updateRevision, type Statements } from './sql.ts';

/** The hashes of the webhook's secrets of the port, in SQLite. */
export function createWebhookSecret(
  statements: Statements,
  { read, write }: GroupCommit,
): WebhookSecretStore {
  const stored = statements('SELECT * FROM webhook_secret WHERE id = :id');
  const insert = statements(INSERT);
  const update = statements(updateRevision('webhook_secret', Object.keys(COLUMNS)));

  return {
    get: () => read(() => orNull(stored.get({ id: ID }), toWebhookSecret)),

    replace: (secret, rev) =>
      write(() => {
        const row = { ...secret, id: ID };
        const { changes } = rev === 0 ? insert.run(row) : update.run({ ...row, stored_rev: rev });
        return changes === 0 ? 'stale' : 'replaced';
      }),
  };
}

const toWebhookSecret = (row: Row): WebhookSecretRecord => readRow(row, COLUMNS);

/** The id of the only row. */
const ID = 1;
const COLUMNS = { current_hash: text, previous_hash: nullable(text), changed_at: text, rev: whole };
const INSERT = `${insertInto('webhook_secret', ['id', ...Object.keys(COLUMNS)])} ON CONFLICT (id) DO NOTHING`;
