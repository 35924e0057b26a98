import type { AttemptStore } from '../access-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { flag, text, whole, type Row } from './rows.ts';
import type { Statements } from './sql.ts';

/** The counts of attempts of the port, in SQLite. */
export function createAttempts(statements: Statements, { write }: GroupCommit): AttemptStore {
  const eraseOver = statements('DELETE FROM attempts WHERE until <= :now');
  const insert = statements(
    `INSERT INTO attempts (key, id, until) SELECT :key, :id, coalesce(min(until), :until)
     FROM attempts WHERE key = :key HAVING count(*) < :limit ON CONFLICT DO NOTHING`,
  );
  const counted = statements(
    `SELECT count(*) AS count, min(until) AS until, max(id = :id) AS is_counted
     FROM attempts WHERE key = :key`,
  );
  const erase = statements('DELETE FROM attempts WHERE key = :key AND id = :id');

  return {
    add: (key, { id, now, until, limit }) =>
      write(() => {
        eraseOver.run({ now });
        insert.run({ key, id, until, limit });
        return toCount(counted.get({ key, id }) ?? {});
      }),

    subtract: (key, id) =>
      write(() => {
        erase.run({ key, id });
      }),
  };
}

const toCount = (row: Row) => ({
  isCounted: flag(row, 'is_counted'),
  count: whole(row, 'count'),
  until: text(row, 'until'),
});
