import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { inspectFile, lockFile } from './database-file.ts';
import { migrate } from './migrations.ts';
import { sentence } from './sqlite-errors.ts';

/**
 * Opens the database in `file` (or `:memory:`) for this process alone, brought up to date and syncing every
 * commit. Throws a one-line `StoreError`, and leaves the file as it was, when it isn't ours to use.
 */
export function openDatabase(file: string): { database: DatabaseSync; close(): void } {
  if (file === ':memory:') {
    const database = connect(file);
    return { database, close: () => database.close() };
  }
  try {
    return openFile(resolvePath(file));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('unavailable', `${file} can't be opened: ${sentence(error)}.`, error);
  }
}

function openFile(file: string): { database: DatabaseSync; close(): void } {
  const unlock = lockFile(file);
  try {
    if (isFilled(file)) inspectFile(file);
    else makeFile(file);
    const database = connect(file);
    return {
      database,
      close() {
        database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Follows links, so that one file has one path and one lock. */
function resolvePath(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return join(realpathSync(dirname(file)), basename(file));
}

/** Makes the file under another name and moves it into place, so that a crash never leaves half of one. */
function makeFile(file: string): void {
  const log = `${file}-wal`;
  if (isFilled(log)) {
    throw new StoreError(
      'unavailable',
      `${file} is missing, but not ${log}; put it back, or move ${log} away.`,
    );
  }
  const fresh = `${file}.new`;
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${fresh}${ending}`, { force: true });
  closeSync(openSync(fresh, 'wx', 0o600));
  connect(fresh).close();
  renameSync(fresh, file);
  sync(dirname(file));
}

function isFilled(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF');
    database.exec(`PRAGMA cache_size = -${CACHE}; PRAGMA wal_autocheckpoint = ${CHECKPOINT}`);
    // Savepoints keep what they may roll back in memory, since it never has to survive a crash.
    database.exec('PRAGMA temp_store = MEMORY');
    assertDurable(database, file === ':memory:' ? 'memory' : 'wal');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function assertDurable(database: DatabaseSync, journal: string): void {
  const { journal_mode } = database.prepare('PRAGMA journal_mode').get() ?? {};
  const { synchronous } = database.prepare('PRAGMA synchronous').get() ?? {};
  const { foreign_keys } = database.prepare('PRAGMA foreign_keys').get() ?? {};
  if (journal_mode === journal && synchronous === FULL && foreign_keys === 1) return;
  throw new StoreError(
    'unavailable',
    `SQLite won't sync every commit here (journal ${journal_mode}, synchronous ${synchronous}); use a local disk.`,
  );
}

function sync(directory: string): void {
  // Windows has no handle of a directory to sync.
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** The value of `PRAGMA synchronous` that syncs the log at every commit. */
const FULL = 2;
/**
 * The size of SQLite's cache, in KiB. There is room for the pages that the payments of 500 players go to. More
 * would slow commits down, since each that splits a page walks over all of it.
 */
const CACHE = 8_192;
/** The log moves into the file when it has this number of pages of 4 KiB. Pages that change often move once. */
const CHECKPOINT = 16_000;
/** The time to wait while another program has locked the file, in milliseconds. */
const BUSY_TIMEOUT = 1000;
