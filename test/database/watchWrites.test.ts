import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import { watchWrites } from '../../electron/database/watchWrites.ts';
import type { Failure } from '../../shared/failure.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';
import { createHandClock } from '../library/support/handClock.ts';
import { refusals } from '../library/support/refusals.ts';

let database: ReturnType<typeof openDatabase>;
beforeEach(() => {
  database = openDatabase(`${freshFolder()}/library.db`);
});
afterEach(() => database.close());

const put = (key: string) => () =>
  void database.prepare("INSERT INTO settings VALUES (?, '')").run(key);

it.each(refusals)('tells that $name, once it has for a while, and its end', (refusal) => {
  const told: (Failure | null)[] = [];
  const clock = createHandClock();
  const write = watchWrites(clock, (trouble) => told.push(trouble));
  const failure = { kind: 'library-unavailable', cause: refusal.cause };
  write(database, put('before'));
  const relent = refusal.begin(database);
  const long = () => write(database, put('x'.repeat(9_000)));
  expect(long).toThrow();
  clock.advance(500);
  expect(long).toThrow();
  expect(told).toEqual([]);
  clock.advance(500);
  expect(long).toThrow();
  clock.advance(5_000);
  expect(long).toThrow();
  expect(told).toEqual([failure, failure]);
  relent();
  long();
  write(database, put('after'));
  expect(told).toEqual([failure, failure, null]);
});

it.each(refusals)('tells the end of it, though nobody writes: $name', (refusal) => {
  const told: (Failure | null)[] = [];
  const clock = createHandClock();
  const write = watchWrites(clock, (trouble) => told.push(trouble));
  const failure = { kind: 'library-unavailable', cause: refusal.cause };
  const long = (key: string) => () => write(database, put(key.repeat(9_000)));
  const relent = refusal.begin(database);
  expect(long('x')).toThrow();
  clock.advance(3_000);
  expect(long('x')).toThrow();
  clock.advance(3_000);
  expect(told).toEqual([failure]);
  relent();
  clock.advance(1_000);
  expect(told).toEqual([failure, null]);
  // What was refused before is no part of a new trouble.
  const relentAgain = refusal.begin(database);
  expect(long('y')).toThrow();
  relentAgain();
  clock.advance(60_000);
  expect(told).toEqual([failure, null]);
  expect(database.prepare('SELECT * FROM settings').all()).toEqual([]);
});

it('tells nothing of what is not the library’s fault', () => {
  const told: (Failure | null)[] = [];
  const clock = createHandClock();
  const write = watchWrites(clock, (trouble) => told.push(trouble));
  write(database, put('once'));
  for (let turn = 0; turn < 3; turn += 1) {
    clock.advance(5_000);
    expect(() => write(database, put('once'))).toThrow();
  }
  expect(told).toEqual([]);
});
