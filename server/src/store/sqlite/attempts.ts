import type { AttemptStore } from '../access-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { text, whole, type Row } from './rows.ts';
import type { Statements } from './sql.ts';

/** The counts of attempts of the port, in SQLite. */
export function createAttempts(statements: Statements, { write }: GroupCommit): AttemptStore {
  const eraseOver = statements('DELETE FROM attempts WHERE until <= :now');
  const count = statements(
    `INSERT INTO attempts (key, count, until) VALUES (:key, 1, :until)
     ON CONFLICT (key) DO UPDATE SET count = count + 1 WHERE count < :limit RETURNING count, until`,
  );
  const counted = statements('SELECT count, until FROM attempts WHERE key = :key');
  const uncount = statements(
    'UPDATE attempts SET count = count - 1 WHERE key = :key AND until = :until AND count > 0',
  );

  return {
    add: (key, { now, until, limit }) =>
      write(() => {
        eraseOver.run({ now });
        const added = count.get({ key, until, limit });
        return added ? toCount(added, true) : toCount(counted.get({ key }) ?? {}, false);
      }),

    subtract: (key, until) =>
      write(() => {
        uncount.run({ key, until });
      }),
  };
}

const toCount = (row: Row, isCounted: boolean) => ({
  isCounted,
  count: whole(row, 'count'),
  until: text(row, 'until'),
});
