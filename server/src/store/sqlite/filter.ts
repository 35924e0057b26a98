import type { SQLInputValue } from 'node:sqlite';

/** One condition of a list and what its question marks stand for. */
type Condition = [sql: string, ...values: SQLInputValue[]];

/** Joins the conditions that apply; `null` ones don't. */
export function filter(...conditions: (Condition | null)[]): { where: string; values: SQLInputValue[] } {
  const applying = conditions.filter((condition) => condition !== null);
  return {
    where: applying.length > 0 ? `WHERE ${applying.map(([sql]) => sql).join(' AND ')}` : '',
    values: applying.flatMap(([, ...values]) => values),
  };
}

/** How many a list takes. Without the plus SQLite plans the statement anew for each value. */
export const LIMIT = 'LIMIT +?';
