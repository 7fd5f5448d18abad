import { expect, it } from 'vitest';
import { createBugs } from '../../electron/base/bugs.ts';
import { CannotStart, whyNotStarted } from '../../electron/base/failures/cannotStart.ts';
import { SatchelError } from '../../shared/failure.ts';
import { reference as referenceForm } from '../../shared/reference.ts';
import { recordingLog } from './support/testHttp.ts';

it('passes on what an error carries, and writes nothing down', () => {
  const log = recordingLog();
  const failure = { kind: 'unauthorized' } as const;
  expect(createBugs(log).failureOf(new SatchelError(failure), 'uploads')).toEqual(failure);
  expect(log.lines).toEqual([]);
});

it('knows a library that cannot be written from a bug', () => {
  const log = recordingLog();
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  const failure = { kind: 'library-unavailable', cause: 'full' };
  expect(createBugs(log).failureOf(full, 'sync', 'shop')).toEqual(failure);
  expect(log.lines).toEqual([
    { event: 'library-unavailable', call: 'sync', cause: 'full', accountId: 'shop' },
  ]);
});

it.each([
  ['an error', new TypeError('no such thing'), 'TypeError: no such thing\n    at '],
  ['what is no error', 'hunter2', 'something was thrown that is no error: string'],
  ['nothing', undefined, 'something was thrown that is no error: undefined'],
])('writes %s down once, under the reference that is told', (_, thrown, stack) => {
  const log = recordingLog();
  const failure = createBugs(log).failureOf(thrown, 'messages', 'line');
  if (failure.kind !== 'bug') throw new Error('it is a bug');
  expect(referenceForm.safeParse(failure.reference).success).toBe(true);
  const { reference } = failure;
  expect(log.lines).toEqual([
    {
      event: 'bug',
      call: 'messages',
      reference,
      accountId: 'line',
      stack: expect.stringContaining(stack),
    },
  ]);
  expect(JSON.stringify(log.lines)).not.toContain('hunter2');
});

it('gives every bug a reference of its own', () => {
  const bugs = createBugs(recordingLog());
  const told = Array.from({ length: 50 }, () => bugs.failureOf(new Error('again'), 'sync'));
  expect(new Set(told.map((failure) => JSON.stringify(failure))).size).toBe(50);
});

it('says why Satchel did not start, in its own words or by a reference', () => {
  const log = recordingLog();
  const bugs = createBugs(log);
  const known = new CannotStart('The disk is full.');
  expect(whyNotStarted(known, bugs)).toBe(known);
  expect(log.lines).toEqual([]);
  const { message } = whyNotStarted(new TypeError('x is undefined'), bugs);
  expect(log.lines).toMatchObject([{ event: 'bug', call: 'start' }]);
  expect(message).toBe(`Something went wrong. Reference: ${log.lines[0]?.reference}.`);
});
