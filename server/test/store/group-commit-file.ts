import { DatabaseSync } from 'node:sqlite';
import type { Change } from '@paidup/shared/change';
import { createGroupCommit, type Ring } from '../../src/store/sqlite/group-commit.ts';
import { makeDirectory } from '../support/temporary-directory.ts';

export type TestTurns = Awaited<ReturnType<typeof makeTurns>>;

/** A group commit on a file with one table of numbers, that counts its commits and notes what it tells. */
export async function makeTurns() {
  const directory = await makeDirectory();
  const database = new DatabaseSync(directory.path('file.db'), { timeout: 0 });
  database.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE numbers (number INTEGER PRIMARY KEY, text TEXT) STRICT',
  );
  const other = new DatabaseSync(directory.path('file.db'), { timeout: 0 });
  const told: Change[][] = [];
  let commits = 0;
  const prepare = database.prepare.bind(database);
  database.prepare = (sql) => {
    const statement = prepare(sql);
    const run = statement.run.bind(statement);
    if (sql === 'COMMIT') statement.run = () => (commits++, run());
    return statement;
  };
  const turns = createGroupCommit(database, (changes) => told.push([...changes]));

  return {
    database,
    /** Another connection to the same file: it sees only what is committed. */
    other,
    turns,
    told,
    commits: () => commits,
    /** A step that stores a number, and rings for it. */
    add:
      (number: number, text = '') =>
      (ring: Ring) => {
        database.prepare('INSERT INTO numbers VALUES (?, ?)').run(number, text);
        ring('payment', String(number));
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

/** What became of each: its answer, or the error that it was refused with. */
export const fate = (writes: Promise<unknown>[]) =>
  Promise.all(writes.map((write) => write.catch((error: unknown) => error)));
