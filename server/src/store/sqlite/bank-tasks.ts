import { bankTaskRecord } from '../bank-records.ts';
import type { BankTaskStore } from '../bank-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { orNull } from './rows.ts';
import { insertInto, updateRevision, type Statements } from './sql.ts';

/** What is to be written back to the bank, of the port, in SQLite. */
export function createBankTasks(statements: Statements, { read, write }: GroupCommit): BankTaskStore {
  const one = statements('SELECT * FROM bank_tasks WHERE id = :id');
  const insert = statements(`${insertInto('bank_tasks', COLUMNS)} ON CONFLICT (id) DO UPDATE
    SET state = 'open', next_at = excluded.next_at, closed_at = NULL, rev = rev + 1 WHERE state = 'dropped'`);
  const due = statements(
    `SELECT * FROM bank_tasks WHERE state = 'open' AND next_at <= :now ORDER BY next_at, id LIMIT 1`,
  );
  const update = statements(updateRevision('bank_tasks', COLUMNS));

  return {
    get: (id) => read(() => orNull(one.get({ id }), bankTaskRecord.parse)),

    add: (tasks) =>
      write(() => {
        for (const task of tasks) insert.run(task);
      }),

    nextDue: (now) => read(() => orNull(due.get({ now }), bankTaskRecord.parse)),

    replace: (task, rev) =>
      write(() => (update.run({ ...task, stored_rev: rev }).changes === 0 ? 'stale' : 'replaced')),
  };
}

const COLUMNS = [
  'id',
  'kind',
  'about',
  'state',
  'attempts',
  'next_at',
  'begun_at',
  'failure',
  'created_at',
  'closed_at',
  'rev',
];
