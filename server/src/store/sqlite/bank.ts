import type { BankConnectionRecord, BankLoginRecord } from '../../domain/records.ts';
import type { BankStore } from '../bank-store.ts';
import { bankConnectionRecord, bankLoginRecord } from '../bank-records.ts';
import type { GroupCommit } from './group-commit.ts';
import { orNull, text, type Row } from './rows.ts';
import { insertInto, updateRevision, type Statements } from './sql.ts';

/** The connection to the bank of the port, in SQLite. Nothing is ever asked of its parts, so each record is JSON. */
export function createBank(statements: Statements, { read, write }: GroupCommit): BankStore {
  const stored = statements('SELECT record FROM bank WHERE id = :id');
  const insert = statements(`${insertInto('bank', COLUMNS)} ON CONFLICT (id) DO NOTHING`);
  const update = statements(updateRevision('bank', COLUMNS));
  const upsert = statements(
    `${insertInto('bank', COLUMNS)} ON CONFLICT (id) DO UPDATE SET record = excluded.record`,
  );

  return {
    connection: () => get('connection', bankConnectionRecord.parse),
    replaceConnection: (connection, rev) => replace('connection', connection, rev),
    login: () => get('login', bankLoginRecord.parse),
    replaceLogin: (login, rev) => replace('login', login, rev),
    lastEventAt: () => get('last_event', String),
    noteEvent: (at) =>
      write(({ notify }) => {
        upsert.run({ id: 'last_event', record: JSON.stringify(at), rev: 1 });
        notify('bank', 'bank');
      }),
  };

  function get<Kind>(id: string, parse: (record: unknown) => Kind): Promise<Kind | null> {
    return read(() => orNull(stored.get({ id }), (row: Row) => parse(JSON.parse(text(row, 'record')))));
  }

  function replace(id: string, record: BankConnectionRecord | BankLoginRecord, rev: number) {
    return write<'replaced' | 'stale'>(({ notify }) => {
      const row = { id, record: JSON.stringify(record), rev: record.rev };
      const { changes } = rev === 0 ? insert.run(row) : update.run({ ...row, stored_rev: rev });
      if (changes === 0) return 'stale';
      notify('bank', 'bank');
      return 'replaced';
    });
  }
}

const COLUMNS = ['id', 'record', 'rev'];
