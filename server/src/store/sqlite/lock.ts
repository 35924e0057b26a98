import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { SQLITE, sentence, sqliteCode } from './sqlite-errors.ts';

/**
 * Locks the database file `file` for this process, and returns a function that unlocks it. The lock is an open
 * transaction on a file beside it, which the operating system ends with the process, so no lock is ever left behind.
 * Throws `StoreError` when another process has the lock.
 */
export function lockFile(file: string): () => void {
  makePrivate(`${file}.lock`);
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (((sqliteCode(error) ?? 0) & 0xff) !== SQLITE.BUSY) {
      throw new StoreError('unavailable', `${file}.lock can't be locked: ${sentence(error)}.`, error);
    }
    throw new StoreError(
      'unavailable',
      `${file} is in use by another Paid Up; stop that one first, or set DATABASE_URL to another file.`,
      error,
    );
  }
  return () => lock.close();
}

/** Does not open a file that exists, since closing it would end this process's own lock on it. */
function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'ax', 0o600));
}
