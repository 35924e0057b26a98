import type { SQLInputValue } from 'node:sqlite';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** The values of a statement by name. In its text a colon stands before the name. */
export type Params = Record<string, SQLInputValue>;

/** One condition of a list, and what it is run with. */
type Condition = readonly [sql: string, params?: Params];

/** Joins the conditions that apply. Those that are `null` don't. */
export function filter(...conditions: (Condition | null)[]): { where: string; params: Params } {
  const applying = conditions.filter((condition) => condition !== null);
  return {
    where: applying.length > 0 ? `WHERE ${applying.map(([sql]) => sql).join(' AND ')}` : '',
    params: applying.reduce<Params>((all, [, params]) => ({ ...all, ...params }), {}),
  };
}

/** Limits the rows of a list. Without the plus SQLite plans the statement anew for each number. */
export const LIMIT = 'LIMIT +:limit';

/** A condition that takes any number of values, as JSON in `list`, so that they cost one query. */
export const IN_LIST = 'IN (SELECT value FROM json_each(:list))';

/** Inserts one row that is run with its columns. */
export const insertInto = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`;

/** Replaces these columns of the row `id` while its revision is still `stored_rev`. */
export const updateRevision = (table: string, columns: readonly string[]): string =>
  `UPDATE ${table} SET ${columns.map((column) => `${column} = :${column}`).join(', ')}
   WHERE id = :id AND rev = :stored_rev`;

export type Statements = (sql: string) => StatementSync;

/** Prepares each text once. */
export function createStatements(database: DatabaseSync): Statements {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}
