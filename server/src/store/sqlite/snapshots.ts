import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import type { GroupCommit } from './group-commit.ts';
import { toStoreError } from './sqlite-errors.ts';

/** What a method rejects with that has to write: it is the writer's to do. */
export const ONLY_THE_WRITER = new Error('Only the writer writes.');

/**
 * Turns that only read, on a connection of their own, beside whoever writes to the same file. What is read in one
 * turn of the event loop is of one committed state, until `renew` says that there may be a newer one: an answer of
 * the writer's must be seen by whoever reads after it.
 */
export function createSnapshots(database: DatabaseSync): GroupCommit & { renew(): void } {
  const begin = database.prepare('BEGIN');
  const end = database.prepare('COMMIT');
  let isOpen = false;
  let isClosed = false;

  async function read<Outcome>(step: () => Outcome): Promise<Outcome> {
    if (isClosed) throw new StoreError('unavailable', 'The database is closed.');
    try {
      if (!isOpen) open();
      return step();
    } catch (error) {
      throw toStoreError(error) ?? error;
    }
  }

  function open(): void {
    begin.run();
    isOpen = true;
    setImmediate(renew);
  }

  function renew(): void {
    if (!isOpen) return;
    isOpen = false;
    // A read that meets an I/O error has ended the transaction already.
    if (database.isTransaction) end.run();
  }

  function close(): void {
    if (isClosed) return;
    renew();
    isClosed = true;
    database.close();
  }

  const write = () => Promise.reject(ONLY_THE_WRITER);
  return { read, write, writeQuietly: write, renew, close };
}
