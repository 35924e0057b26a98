import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Row } from './rows.ts';

/** The values of a statement by name. In its text a colon stands before the name. */
export type Params = Record<string, SQLInputValue>;

/** A statement that takes its values by name and gives its rows by column. */
export type Statement = {
  run(params?: Params): { changes: number | bigint };
  get(params?: Params): Row | undefined;
  all(params?: Params): Row[];
};

/**
 * Prepares a statement. SQLite looks each name up among all names of a statement, and Node makes a dictionary of each row.
 * With numbers instead of names, and with rows that are lists, a wide statement and a wide row cost less than half.
 */
export function prepareStatement(database: DatabaseSync, sql: string): Statement {
  const names: string[] = [];
  const numbered = sql.replace(/:([a-z_]+)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `?${names.indexOf(name) + 1}`;
  });
  const statement = database.prepare(numbered);
  statement.setReturnArrays(true);
  const columns = statement.columns().map(({ name }) => name);

  return {
    run: (params = {}) => statement.run(...valuesOf(params)),
    get: (params = {}) => {
      const values = statement.get(...valuesOf(params));
      return values && toRow(values);
    },
    all: (params = {}) => statement.all(...valuesOf(params)).map(toRow),
  };

  function valuesOf(params: Params): SQLInputValue[] {
    return names.map((name) => {
      const value = params[name];
      if (value === undefined) throw new TypeError(`The statement needs a value for ${name}.`);
      return value;
    });
  }

  function toRow(values: Row): Row {
    const row: Row = {};
    columns.forEach((column, index) => (row[column] = values[index]));
    return row;
  }
}
