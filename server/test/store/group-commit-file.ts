import { DatabaseSync } from 'node:sqlite';
import type { Change } from '@paidup/shared/change';
import { createGroupCommit, type Transaction } from '../../src/store/sqlite/group-commit.ts';
import { makeDirectory } from '../support/temporary-directory.ts';

export type GroupCommitFile = Awaited<ReturnType<typeof makeGroupCommitFile>>;

/** A group commit on a file with a table of numbers. It counts its commits, and keeps the published changes. */
export async function makeGroupCommitFile() {
  const directory = await makeDirectory();
  const database = new DatabaseSync(directory.path('file.db'), { timeout: 0 });
  database.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE numbers (number INTEGER PRIMARY KEY, text TEXT) STRICT',
  );
  const other = new DatabaseSync(directory.path('file.db'), { timeout: 0 });
  const published: Change[][] = [];
  let commits = 0;
  const prepare = database.prepare.bind(database);
  database.prepare = (sql) => {
    const statement = prepare(sql);
    const run = statement.run.bind(statement);
    if (sql === 'COMMIT') statement.run = () => (commits++, run());
    return statement;
  };
  const transactions = createGroupCommit(database, (changes) => published.push([...changes]));

  return {
    database,
    /** Another connection to the same file, which sees only what is committed. */
    other,
    transactions,
    published,
    commits: () => commits,
    /** A step that stores a number and notifies of it. */
    add:
      (number: number, text = '') =>
      ({ notify }: Pick<Transaction, 'notify'>) => {
        database.prepare('INSERT INTO numbers VALUES (?, ?)').run(number, text);
        notify('payment', String(number));
        return number;
      },
    async remove() {
      if (database.isOpen) database.close();
      other.close();
      await directory.remove();
    },
  };
}

export const numbers = (of: DatabaseSync) =>
  of
    .prepare('SELECT number FROM numbers ORDER BY number')
    .all()
    .map(({ number }) => number);

/** The outcome of each write, or the error that it was refused with. */
export const fate = (writes: Promise<unknown>[]) =>
  Promise.all(writes.map((write) => write.catch((error: unknown) => error)));
