import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { prepareStatement } from './prepare-statement.ts';

const prepare = (sql: string) => prepareStatement(new DatabaseSync(':memory:'), sql);

it('takes each value by its name, in any order and as often as its text has it', () => {
  const statement = prepare('SELECT :second AS b, :first AS a, :second || :first_and_last AS c');
  const values = { first: 1, first_and_last: 'z', second: 'y' };
  expect(statement.get(values)).toEqual({ a: 1, b: 'y', c: 'yz' });
});

it('gives each row by column, in the order of the text', () => {
  const rows = prepare('SELECT value, NULL AS none FROM json_each(\'[1,"two"]\')').all();
  expect(rows).toEqual([
    { value: 1, none: null },
    { value: 'two', none: null },
  ]);
  expect(Object.keys(rows[0] ?? {})).toEqual(['value', 'none']);
});

it('has no row where nothing is found, and tells how many have changed', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE names (name TEXT)');
  expect(prepareStatement(database, 'SELECT * FROM names WHERE name = :name').get({ name: 'Ash' })).toBe(
    undefined,
  );
  const insert = prepareStatement(database, 'INSERT INTO names VALUES (:name), (:name)');
  expect(insert.run({ name: 'Ash' }).changes).toBe(2);
});

it('refuses to run without one of its values, but takes null for one', () => {
  const statement = prepare('SELECT :here AS here, :missing AS missing');
  expect(() => statement.get({ here: 1 })).toThrow('missing');
  expect(() => statement.all()).toThrow('here');
  expect(statement.get({ here: 1, missing: null })).toEqual({ here: 1, missing: null });
});
