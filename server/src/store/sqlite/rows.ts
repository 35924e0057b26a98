import type { HistoryEntry } from '@paidup/shared/history';
import { StoreError } from '../store.ts';

/**
 * A row of SQLite by column, or an object of the JSON in a column. The functions below read a value from it, and throw
 * `broken` where it isn't what the schema says.
 */
export type Row = Record<string, unknown>;

/** The columns of a table, each with the function that reads its value. */
type Columns = Record<string, (row: Row, column: string) => unknown>;

/** Returns the values of these columns. */
export function readRow<Known extends Columns>(
  row: Row,
  columns: Known,
): { [Column in keyof Known]: ReturnType<Known[Column]> };
export function readRow(row: Row, columns: Columns): Row {
  const values: Row = {};
  for (const column in columns) values[column] = columns[column]?.(row, column);
  return values;
}

/** Returns what is made of the row, or `null` if there is none. */
export function orNull<Kind>(row: Row | undefined, make: (row: Row) => Kind): Kind | null {
  return row ? make(row) : null;
}

/** Reads a column of text. */
export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : unexpected(column);
}

/** Reads a column that may be `NULL`. */
export const nullable =
  <Value>(read: (row: Row, column: string) => Value) =>
  (row: Row, column: string): Value | null =>
    row[column] === null ? null : read(row, column);

/** Reads a column of whole numbers. */
export function whole(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : unexpected(column);
}

/** Reads a column of ones and zeros. */
export function flag(row: Row, column: string): boolean {
  return whole(row, column) === 1;
}

/** Reads a column that holds one of these texts. */
export const oneOf =
  <Choice extends string>(...choices: Choice[]) =>
  (row: Row, column: string): Choice => {
    const value = text(row, column);
    return choices.find((choice) => choice === value) ?? unexpected(column);
  };

/** A sum made with `TOTAL()`: exact up to the largest safe integer, and held there beyond. */
export function sum(row: Row, column: string): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, whole(row, column)));
}

/** Reads the history of any record but a payment, whose `before` and `after` are read by `payment-rows.ts`. */
export function history(row: Row): HistoryEntry[] {
  return jsonRows(row, 'history').map((entry) => ({
    ...historyEntry(entry),
    ...(entry['before'] === undefined ? {} : { before: nested(entry, 'before') }),
    ...(entry['after'] === undefined ? {} : { after: nested(entry, 'after') }),
    ...(entry['undoes'] === undefined ? {} : { undoes: whole(entry, 'undoes') }),
  }));
}

/** Reads what every entry of a history has. */
export const historyEntry = (entry: Row): Pick<HistoryEntry, 'at' | 'by' | 'action' | 'detail'> =>
  readRow(entry, ENTRY);

const ENTRY = { at: text, by: text, action: text, detail: text };

/** The list of objects that a column holds as JSON, to be read like rows. */
export function jsonRows(row: Row, column: string): Row[] {
  const list: unknown = JSON.parse(text(row, column));
  return rows({ [column]: list }, column);
}

/** The list of objects at that place of an object. */
export function rows(row: Row, column: string): Row[] {
  const list: unknown = row[column];
  return Array.isArray(list) ? list.map((item: unknown) => asRow(item, column)) : unexpected(column);
}

/** The object at that place of an object. */
export function nested(row: Row, column: string): Row {
  return asRow(row[column], column);
}

function asRow(value: unknown, column: string): Row {
  return isRow(value) ? value : unexpected(column);
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

function unexpected(column: string): never {
  throw new StoreError('broken', `The database holds a ${column} that can't be read.`);
}
