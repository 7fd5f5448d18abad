import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../electron/library/database.ts';
import { watchWrites } from '../../electron/library/watchWrites.ts';
import type { Failure } from '../../shared/failure.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';
import { refusals } from './support/refusals.ts';

let database: ReturnType<typeof openDatabase>;
beforeEach(() => {
  database = openDatabase(`${freshFolder()}/library.db`);
});
afterEach(() => database.close());

const put = (key: string) => () =>
  void database.prepare("INSERT INTO settings VALUES (?, '')").run(key);

it.each(refusals)('tells that $name, from the second refusal on, and its end', (refusal) => {
  const told: (Failure | null)[] = [];
  const write = watchWrites((trouble) => told.push(trouble));
  const failure = { kind: 'library-unavailable', cause: refusal.cause };
  write(database, put('before'));
  const relent = refusal.begin(database);
  const long = () => write(database, put('x'.repeat(9_000)));
  expect(long).toThrow();
  expect(told).toEqual([]);
  expect(long).toThrow();
  expect(long).toThrow();
  expect(told).toEqual([failure, failure]);
  relent();
  long();
  write(database, put('after'));
  expect(told).toEqual([failure, failure, null]);
});

it('tells nothing of what is not the library’s fault', () => {
  const told: (Failure | null)[] = [];
  const write = watchWrites((trouble) => told.push(trouble));
  write(database, put('once'));
  for (let turn = 0; turn < 3; turn += 1) expect(() => write(database, put('once'))).toThrow();
  expect(told).toEqual([]);
});
