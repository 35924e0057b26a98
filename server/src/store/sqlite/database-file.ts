import { accessSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { APPLICATION_ID, MIGRATIONS, schemaVersion } from './migrations.ts';
import { SQLITE, sentence, sqliteCode } from './sqlite-errors.ts';

/** Checks an existing file without writing to it. Throws a one-line `StoreError` unless it is a sound file of ours. */
export function inspectFile(file: string): void {
  if (!statSync(file).isFile()) refuse(file, 'is not a file');
  if (!isWritable(file)) refuse(file, 'is read-only; allow Paid Up to write to it');
  try {
    inspect(file);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const code = (sqliteCode(error) ?? 0) & 0xff;
    if (code === SQLITE.NOTADB) refuse(file, 'is not a SQLite database', error);
    if (code === SQLITE.CORRUPT || code === SQLITE.IOERR) refuse(file, DAMAGED, error);
    throw error;
  }
}

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

function inspect(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const application = database.prepare('PRAGMA application_id').get()?.['application_id'];
    if (application !== APPLICATION_ID) refuse(file, 'belongs to another program');
    if (schemaVersion(database) > MIGRATIONS.length) {
      refuse(file, 'was written by a newer Paid Up; start that version');
    }
    const check = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (check !== 'ok') refuse(file, DAMAGED);
  } finally {
    database.close();
  }
}

/** Looks at the permissions too, since root may write to any file. */
function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return (statSync(file).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}

function refuse(file: string, reason: string, cause?: unknown): never {
  throw new StoreError('unavailable', `${file} ${reason}, or set DATABASE_URL to another file.`, cause);
}

/** Does not open a file that exists, since closing it would end this process's own lock on it. */
function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'ax', 0o600));
}

// The log has to go too, because SQLite would apply it to the backup.
const DAMAGED = 'is damaged; move it and its -wal and -shm files away and put a backup in its place';
