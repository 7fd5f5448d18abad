import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { prepare } from '../../electron/database/prepare.ts';

let database: Database;
beforeEach(() => {
  database = openDatabase(':memory:');
  database.exec('CREATE TABLE guests (id INTEGER PRIMARY KEY, name TEXT, age INTEGER) STRICT');
});
afterEach(() => database.close());

const columns = 'name, age';
const insertion = 'INSERT INTO guests (name, age) VALUES (:name, :age)';

it('takes its values by name', () => {
  const insert = prepare(database, insertion);
  expect(insert.run({ age: 30, name: 'Ann' })).toBe(1);
  expect(insert.run({ name: 'Bob', age: null })).toBe(1);
  const byAge = prepare(database, `SELECT ${columns} FROM guests WHERE age = :age OR :age = 0`);
  expect(byAge.get({ age: 30 })).toEqual({ name: 'Ann', age: 30 });
  expect(byAge.all({ age: 0 })).toHaveLength(2);
  expect(prepare(database, 'SELECT count(*) AS count FROM guests').get()).toEqual({ count: 2 });
  expect(prepare(database, 'DELETE FROM guests').run()).toBe(2);
});

it('does not compile, nor write, where a value is missing or misspelt', () => {
  const insert = prepare(database, insertion);
  // @ts-expect-error a value is missing
  expect(() => insert.run({ name: 'Ann' })).toThrow(/age is missing/);
  // @ts-expect-error a name is misspelt
  expect(() => insert.run({ name: 'Ann', aeg: 30 })).toThrow(/age is missing/);
  // @ts-expect-error a name is not in the text
  expect(() => insert.run({ name: 'Ann', age: 30, sex: 'f' })).toThrow(/sex/);
  // @ts-expect-error a value that SQLite cannot keep
  expect(() => insert.run({ name: 'Ann', age: undefined })).toThrow(/age is missing/);
  // @ts-expect-error nothing is given
  expect(() => insert.run()).toThrow(/name is missing/);
  const part = prepare(database, `SELECT ${columns} FROM guests WHERE name = :name`);
  // @ts-expect-error the text is known though parts of it are put in
  expect(() => part.get({ nmae: 'Ann' })).toThrow(/name is missing/);
  expect(prepare(database, 'SELECT * FROM guests').all()).toEqual([]);
});

it('looks at the values of a text that the compiler does not know, too', () => {
  const text: string = insertion;
  expect(() => prepare(database, text).run({ name: 'Ann' })).toThrow(/age is missing/);
});
