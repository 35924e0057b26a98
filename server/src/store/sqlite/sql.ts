import type { DatabaseSync } from 'node:sqlite';
import type { Position } from '../position.ts';
import { type Params, prepareStatement, type Statement } from './prepare-statement.ts';

/** One condition of a list, and the values that it is run with. */
type Condition = readonly [sql: string, params?: Params];

/** Joins the conditions that apply. One with a value that is `null` doesn't. */
export function filter(...conditions: Condition[]): { where: string; params: Params } {
  const applying = conditions.filter(([, params]) => !Object.values(params ?? {}).includes(null));
  return {
    where: applying.length > 0 ? `WHERE ${applying.map(([sql]) => sql).join(' AND ')}` : '',
    params: applying.reduce<Params>((all, [, params]) => ({ ...all, ...params }), {}),
  };
}

/** The values of a condition that a list goes on after a position. */
export const afterPosition = (after: Position | null): Params => ({
  after: after?.[0] ?? null,
  after_id: after?.[1] ?? null,
});

/** Limits the rows of a list. Without the plus SQLite plans the statement anew for each number. */
export const LIMIT = 'LIMIT +:limit';

/** A condition that takes any number of values, as JSON in `list`, so that they cost one query. */
export const IN_LIST = 'IN (SELECT value FROM json_each(:list))';

/** How a history that is stored as JSON names a player. */
export const mentionOf = (playerId: string): string => `"player_id":${JSON.stringify(playerId)}`;

/** Inserts one row that is run with its columns. */
export const insertInto = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`;

/**
 * Inserts one row unless its id or `name_key` is taken, by a row of the `other` table too, since histories tell accounts
 * and tokens apart by their names alone.
 */
export const insertNamed = (table: string, columns: readonly string[], other: string): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((column) => `:${column}`).join(', ')}
   WHERE NOT EXISTS (SELECT 1 FROM ${other} WHERE name_key = :name_key) ON CONFLICT DO NOTHING`;

/** Replaces these columns, but for `id`, of the row `id` while its revision is still `stored_rev`. */
export const updateRevision = (table: string, columns: readonly string[]): string => {
  const changing = columns.filter((column) => column !== 'id');
  return `UPDATE ${table} SET ${changing.map((column) => `${column} = :${column}`).join(', ')}
   WHERE id = :id AND rev = :stored_rev`;
};

export type Statements = (sql: string) => Statement;

/** Prepares each text once. */
export function createStatements(database: DatabaseSync): Statements {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = prepareStatement(database, sql);
    prepared.set(sql, statement);
    return statement;
  };
}
