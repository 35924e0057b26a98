import { StoreError } from '../store.ts';

/**
 * What a failure of SQLite means for the store: `unavailable` when trying again may help (locked, full),
 * `broken` when the file can't be trusted (I/O, corruption). `null` when it is a mistake of the one step alone.
 */
export function toStoreError(error: unknown): StoreError | null {
  if (error instanceof StoreError) return error;
  const code = sqliteCode(error);
  if (code === null) return null;
  const primary = code & 0xff;
  if (code === IOERR_SHMSIZE || UNAVAILABLE.has(primary)) {
    return new StoreError('unavailable', `The database can't be used just now: ${sentence(error)}.`, error);
  }
  if (!BROKEN.has(primary)) return null;
  return new StoreError('broken', `The database can't be trusted any more: ${sentence(error)}.`, error);
}

/** The extended result code that SQLite gave, `null` when the error isn't SQLite's. */
export function sqliteCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : null;
}

/** What SQLite said, on one line. */
export function sentence(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
}

/** Primary result codes, https://sqlite.org/rescode.html */
export const SQLITE = {
  BUSY: 5,
  LOCKED: 6,
  NOMEM: 7,
  READONLY: 8,
  IOERR: 10,
  CORRUPT: 11,
  FULL: 13,
  CANTOPEN: 14,
  NOTADB: 26,
} as const;

/** The code when a full disk does not let the shared-memory file grow. */
const IOERR_SHMSIZE = 4874;
const UNAVAILABLE = new Set<number>([SQLITE.BUSY, SQLITE.LOCKED, SQLITE.NOMEM, SQLITE.FULL, SQLITE.CANTOPEN]);
const BROKEN = new Set<number>([SQLITE.READONLY, SQLITE.IOERR, SQLITE.CORRUPT, SQLITE.NOTADB]);
