import type { DatabaseSync, StatementSync } from 'node:sqlite';

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
