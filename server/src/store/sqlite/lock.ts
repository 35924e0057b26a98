import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { SQLITE, sentence, sqliteCode } from './sqlite-errors.ts';

/**
 * Takes the database file `file` for this process alone and returns the way to give it back. An open transaction
 * on a sibling file holds it, and the operating system ends that with the process: no lock is ever left behind.
 * Throws `StoreError` when somebody has it.
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

/** Does not open a file that exists, since closing it would end a lock that this process holds on it. */
function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'ax', 0o600));
}
