import { StoreError } from '../store.ts';

/**
 * The `StoreError` for an error of SQLite. It is `unavailable` when trying again may help (locked, full), and `broken`
 * when the file can't be trusted any more (I/O error, corruption). `null` means that only the one step has failed.
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

/** The extended result code of SQLite, or `null` when the error is another one. */
export function sqliteCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : null;
}

/** The message of an error, on one line. */
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

/** The code of a full disk that the shared-memory file can't grow on. */
const IOERR_SHMSIZE = 4874;
const UNAVAILABLE = new Set<number>([SQLITE.BUSY, SQLITE.LOCKED, SQLITE.NOMEM, SQLITE.FULL, SQLITE.CANTOPEN]);
const BROKEN = new Set<number>([SQLITE.READONLY, SQLITE.IOERR, SQLITE.CORRUPT, SQLITE.NOTADB]);
