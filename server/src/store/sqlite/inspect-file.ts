import { accessSync, constants, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { APPLICATION_ID, MIGRATIONS, schemaVersion } from './migrations.ts';
import { SQLITE, sqliteCode } from './sqlite-errors.ts';

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

// The log has to go too, because SQLite would apply it to the backup.
const DAMAGED = 'is damaged; move it and its -wal and -shm files away and put a backup in its place';
