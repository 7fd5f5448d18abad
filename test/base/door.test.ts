import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWithin } from '../../electron/base/bounds.ts';
import { createBugs } from '../../electron/base/bugs.ts';
import { createDoor } from '../../electron/base/door.ts';
import type { LogFields } from '../../electron/base/log.ts';
import { contract, type HostServices, hostContract } from '../../shared/contract/contract.ts';
import { SatchelError } from '../../shared/failure.ts';
import { newestFirst } from '../../shared/query/mediaFilter.ts';

/** Services whose every call is `answer`; what is asked and what is logged is kept. */
function doorTo(answer: (call: string, input: unknown) => unknown) {
  const asked: unknown[] = [];
  const logged: LogFields[] = [];
  const services = Object.fromEntries(
    Object.entries(hostContract).map(([service, calls]) => [
      service,
      Object.fromEntries(
        Object.keys(calls).map((call) => [
          call,
          async (input: unknown) => {
            asked.push(input);
            return answer(`${service}.${call}`, input);
          },
        ]),
      ),
    ]),
  ) as unknown as HostServices;
  const log = { info: () => {}, error: (fields: LogFields) => logged.push(fields) };
  const bugs = createBugs(log, () => 'REF-1');
  return {
    door: createDoor({ contract, services, bugs, isWithin }),
    hostDoor: createDoor({ contract: hostContract, services, bugs, isWithin: () => true }),
    asked,
    logged,
  };
}

it('runs a call of the contract and wraps its answer', async () => {
  const { door } = doorTo(() => ({ token: 't', total: 3 }));
  const query = {
    filter: {},
    sort: newestFirst,
  };
  expect(await door('library.open', query)).toEqual({ ok: true, value: { token: 't', total: 3 } });
});

it('drops from an answer whatever the contract does not name', async () => {
  const { door } = doorTo(() => ({ token: 't', total: 3, authToken: 'secret' }));
  const answer = await door('library.open', {
    filter: {},
    sort: newestFirst,
  });
  expect(JSON.stringify(answer)).not.toContain('secret');
});

it('knows only the calls of the contract, by own properties', async () => {
  const { door, asked } = doorTo(() => undefined);
  const strange = [
    '__proto__.x',
    'constructor.name',
    'accounts.__proto__',
    'accounts',
    'a.b.c',
    '',
  ];
  for (const name of [
    ...strange,
    'accounts.list.call',
    null,
    7,
    { toString: () => 'accounts.list' },
  ]) {
    expect(await door(name, undefined)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input' },
    });
  }
  expect(asked).toEqual([]);
});

it('refuses unknown keys and never repeats the value it refused', async () => {
  const { door, asked } = doorTo(() => undefined);
  const answer = await door('accounts.rename', { accountId: 'a', label: 'x', extra: 'hunter2' });
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
  expect(JSON.stringify(answer)).not.toContain('hunter2');
  expect(asked).toEqual([]);
});

it.each<[string, unknown]>([
  ['more than 256 KiB', 'x'.repeat(131_073)],
  ['more than 1,000 items', Array(1_001).fill(1)],
  ['deeper than 8', JSON.parse('['.repeat(9) + ']'.repeat(9))],
])('refuses what is %s before any schema reads it', async (_, value) => {
  const { door, asked } = doorTo(() => undefined);
  const answer = await door('accounts.rename', { accountId: 'a', label: value });
  expect(answer).toMatchObject({
    ok: false,
    failure: { kind: 'invalid-input', detail: 'call-too-large' },
  });
  expect(asked).toEqual([]);
});

const handed = { kind: 'path', path: '/home/ann/cat.png' };

it('lets a host name files, and the window never', async () => {
  const { door, hostDoor, asked } = doorTo((call) =>
    call === 'files.add' ? { batchId: 'b', more: 'secret' } : undefined,
  );
  const add = { accountId: 'a', files: Array(2_000).fill(handed) };
  const count = { files: [handed], token: null };
  const unknown = { ok: false, failure: { kind: 'invalid-input', detail: 'call-unknown' } };
  for (const [name, input] of [
    ['files.add', add],
    ['files.count', count],
  ] as const) {
    expect(await door(name, input)).toEqual(unknown);
  }
  expect(asked).toEqual([]);
  expect(await hostDoor('files.add', add)).toEqual({ ok: true, value: { batchId: 'b' } });
  expect(asked).toEqual([add]);
});

it.each([
  ['no file', { accountId: 'a', files: [] }],
  ['too many', { accountId: 'a', files: Array(10_001).fill(handed) }],
  ['a target', { accountId: 'a', files: [handed], target: { id: 't', label: 'T' } }],
  ['no account', { files: [handed] }],
])('checks what a host asks like all else: %s', async (_, input) => {
  const { hostDoor, asked } = doorTo(() => ({ batchId: 'b' }));
  const failure = { kind: 'invalid-input', detail: 'call-unfit' };
  expect(await hostDoor('files.add', input)).toMatchObject({ ok: false, failure });
  expect(asked).toEqual([]);
});

it('takes no answer of a service that is another than the contract says', async () => {
  const { hostDoor } = doorTo(() => ({ token: 't' }));
  const failure = { kind: 'bug', reference: 'REF-1' };
  const asked = hostDoor('files.count', { files: [handed], token: null });
  expect(await asked).toEqual({ ok: false, failure });
});

it('passes a Failure on as it is', async () => {
  const { door, logged } = doorTo(() => {
    throw new SatchelError({ kind: 'unauthorized' });
  });
  expect(await door('accounts.list', undefined)).toEqual({
    ok: false,
    failure: { kind: 'unauthorized' },
  });
  expect(logged).toEqual([]);
});

it('says what is wrong with a library that cannot be written, without calling it a bug', async () => {
  const { door, logged } = doorTo(() => {
    throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
  });
  const failure = { kind: 'library-unavailable', cause: 'full' };
  expect(await door('accounts.list', undefined)).toEqual({ ok: false, failure });
  expect(logged).toEqual([{ event: 'library-unavailable', call: 'accounts.list', cause: 'full' }]);
});

it('turns anything else into a bug: logged with its stack, shown by a reference', async () => {
  const { door, logged } = doorTo(() => {
    throw new TypeError('internal detail');
  });
  const answer = await door('accounts.list', undefined);
  expect(answer).toEqual({ ok: false, failure: { kind: 'bug', reference: 'REF-1' } });
  expect(logged[0]).toMatchObject({ event: 'bug', call: 'accounts.list', reference: 'REF-1' });
  expect(logged[0]?.stack).toContain('internal detail');
});

it('never throws, whatever is asked', async () => {
  const { door } = doorTo(() => undefined);
  const names = fc.oneof(
    fc.string(),
    fc.constantFrom('accounts.rename', 'library.rows'),
    fc.anything(),
  );
  await fc.assert(
    fc.asyncProperty(names, fc.anything(), async (name, input) => {
      expect(typeof (await door(name, input)).ok).toBe('boolean');
    }),
  );
});
