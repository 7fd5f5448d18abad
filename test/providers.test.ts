import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import type { Credentials, RemoteItem } from '../electron/providers/provider.ts';
import { providerById, providers } from '../electron/providers/registry.ts';
import type { SandboxProvider } from '../electron/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../electron/sandbox/startSandbox.ts';
import { mediaRef } from '../shared/ids.ts';
import { failureOf } from './base/support/testHttp.ts';
import { expectations } from './providers/expectations.ts';
import { listTroubles } from './providers/listTroubles.ts';
import {
  listAll,
  open,
  openImpatient,
  openQuick,
  picture,
  send,
  signal,
} from './providers/support.ts';

let sandbox: Sandbox | null = null;

afterEach(async () => {
  const leaks = sandbox?.leaks() ?? 0;
  await sandbox?.close();
  sandbox = null;
  expect(leaks).toBe(0);
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  sandbox = await startSandbox({ items: 45, authToken: 'canary-token-51c7', ...options });
  return sandbox;
}

/** What a provider cannot do is not skipped: there is nothing to be tried. */
function testIf(can: boolean, name: string, work: () => Promise<void>): void {
  if (can) test(name, work);
}

test('every provider says what is expected of it, and is found by its id', () => {
  expect(providers.map(({ id }) => id as string).sort()).toEqual(Object.keys(expectations).sort());
  for (const provider of providers) expect(providerById(provider.id)).toBe(provider);
  expect(providerById('nobody')).toBeNull();
});

/** Done is done, whatever words it is answered with, or none (providers.md 3.6). */
const deletions: readonly (readonly [
  number,
  { body?: object; headers?: Record<string, string> },
])[] = [
  [204, {}],
  [200, {}],
  [202, {}],
  [200, { headers: { 'content-type': 'text/html' } }],
  [202, { body: { status: 'accepted' } }],
];

describe.each(providers.map((provider) => [provider.label, provider] as const))(
  '%s',
  (_, provider) => {
    const expected = expectations[provider.id];
    if (expected === undefined) throw new Error(`nothing is expected of ${provider.label}`);

    const openOne = (world: Sandbox, wrong: Credentials = {}) =>
      open(provider, world, { ...expected.replaced, ...wrong });

    test('declares fields that its own connection fills, and what it can do', () => {
      const names = provider.credentials.map(({ name }) => name);
      expect(names).toContain(provider.identityField);
      expect(provider.credentials.some(({ secret }) => secret)).toBe(true);
      const credentials = Object.fromEntries(names.map((name) => [name, `${name}-1`]));
      for (const url of Object.values(provider.endpoints(credentials))) {
        expect(new URL(url).protocol).toBe('https:');
      }
      expect(provider.authorize(credentials).secrets).not.toEqual([]);
      expect(provider.upload?.limits.maxFilesPerRequest).toBe(expected.uploads?.atOnce);
      expect(provider.remove !== undefined).toBe(expected.removes);
      expect(provider.compose !== undefined).toBe(expected.composes);
      expect(provider.link?.kind ?? null).toBe(expected.links);
      const all = ['upload', 'remove', 'link', 'compose'] as const;
      for (const name of all) {
        // What it cannot do is explained, and nothing else is.
        expect(provider.absences[name] === undefined).toBe(provider[name] !== undefined);
      }
    });

    describe.each(['seed', 'observed'] as const)('as %s', (profile) => {
      test('lists everything once, in pages', async () => {
        const world = await start({ profile });
        const { items, sizes, total } = await listAll(provider, openOne(world));
        const held = (await expected.stored(world)).map(({ ref }) => ref);
        expect(held.length).toBe(45);
        expect(items.map(({ ref }) => ref as string).sort()).toEqual([...held].sort());
        expect(total).toBe(expected.total);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(expected.pageSize);
      });

      test('tells of one item what the list tells, and gives its bytes', async () => {
        const world = await start({ profile, items: 8 });
        const session = openOne(world);
        const { items } = await listAll(provider, session);
        const held = await expected.stored(world);
        expect(items.length).toBe(8);
        for (const item of items) {
          const entry = held.find(({ ref }) => ref === item.ref);
          expect(item).toMatchObject(entry?.told ?? { ref: 'unknown' });
          // Asked for by name, less may be told, but nothing else.
          const alone = await provider.stat(session, item, signal());
          for (const [name, value] of Object.entries(alone)) {
            expect([null, item[name as keyof RemoteItem]]).toContain(value);
          }
          expect([alone.ref, alone.storedAt, alone.contentType]).toEqual([
            item.ref,
            item.storedAt,
            item.contentType,
          ]);
          const download = await provider.download(session, item, signal());
          const bytes = await buffer(download.body);
          expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry?.sha256);
          expect(download).toMatchObject({
            contentType: item.contentType,
            sizeBytes: entry?.sizeBytes,
          });
        }
      });

      const { atOnce = 0, route } = expected.uploads ?? {};

      testIf(atOnce > 0, 'sends all files that fit into one request', async () => {
        const world = await start({ profile, items: 0 });
        const session = openOne(world);
        const files = Array.from({ length: atOnce }, (_, i) =>
          picture(`${i}.png`, 4_000 + i, i + 1),
        );
        const all = await send(provider, session, files);
        expect(all.outcomes.map(({ kind }) => kind)).toEqual(files.map(() => 'stored'));
        expect(all.commits).toBe(1);
        expect(all.progress.map((steps) => steps.at(-1))).toEqual(files.map((f) => f.sizeBytes));
        const hashes = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
        const held = world.ledger(provider.id as SandboxProvider);
        expect(held.map(({ sha256 }) => sha256).sort()).toEqual(hashes.sort());
        expect(world.requests().filter((request) => request.route === route)).toHaveLength(1);
      });

      testIf(atOnce > 1, 'tells of each file of a request what became of it', async () => {
        const world = await start({ profile, items: 0 });
        world.faults.arm({ kind: 'refuse', indexes: [1], errorMessage: 'too green' });
        const files = [picture('a.png'), picture('b.png'), picture('c.png')];
        const mixed = await send(provider, openOne(world), files);
        expect(mixed.outcomes.map(({ kind }) => kind)).toEqual(['stored', 'failed', 'stored']);
        expect(mixed.outcomes[1]).toMatchObject({
          failure: { kind: 'provider-refused', said: 'too green' },
        });
      });

      test('says that wrong credentials are wrong', async () => {
        const world = await start({ profile, items: 0 });
        await provider.verify(openOne(world), signal());
        for (const wrong of expected.wrong(world)) {
          const work = provider.verify(openOne(world, wrong), signal());
          expect(await failureOf(work)).toEqual({ kind: 'unauthorized' });
        }
      });
    });

    testIf(expected.links !== null, 'hands out a link that works for everyone', async () => {
      const world = await start({ items: 3 });
      const session = openOne(world);
      const [item] = (await listAll(provider, session)).items;
      if (item === undefined) throw new Error('nothing is listed');
      const entry = (await expected.stored(world)).find(({ ref }) => ref === item.ref);
      for (const linkUrl of [item.linkUrl, null]) {
        const link = await provider.link?.make(session, { ...item, linkUrl }, signal());
        const ends = expected.links === 'temporary' || expected.links === 'usually-temporary';
        expect(link?.access).toBe(ends ? 'temporary' : 'public');
        const bytes = Buffer.from(await (await fetch(link?.url ?? '')).arrayBuffer());
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry?.sha256);
      }
    });

    test('an item that has ended is not found', async () => {
      const world = await start({ items: 3 });
      const session = openOne(world);
      const [item] = (await listAll(provider, session)).items;
      if (item === undefined) throw new Error('nothing is listed');
      await expected.end(world, item);
      expect(await failureOf(provider.stat(session, item, signal()))).toEqual({
        kind: 'not-found',
      });
      const read = provider.download(session, item, signal());
      expect(await failureOf(read)).toEqual({ kind: 'not-found' });
      const left = (await listAll(provider, session)).items;
      expect(left.map(({ ref }) => ref)).not.toContain(item.ref);
      if (provider.link) {
        const link = provider.link.make(session, { ...item, linkUrl: null }, signal());
        expect(await failureOf(link)).toEqual({ kind: 'not-found' });
      }
    });

    testIf(
      expected.removes,
      'removes an item for good, and tells when it is not there',
      async () => {
        const world = await start({ items: 8 });
        const session = openOne(world);
        const { items } = await listAll(provider, session);
        const [item] = items;
        if (item === undefined) throw new Error('nothing is listed');
        await provider.remove?.run(session, item, signal());
        const again = provider.remove?.run(session, item, signal());
        expect(await failureOf(Promise.resolve(again))).toEqual({ kind: 'not-found' });
        expect(await failureOf(provider.stat(session, item, signal()))).toEqual({
          kind: 'not-found',
        });
        const alone = provider.remove?.takesMessage === false;
        if (alone) expect((await expected.stored(world)).length).toBe(items.length - 1);
      },
    );

    test.each(expected.removes ? deletions : [])(
      'takes a deletion for done that is answered %i with %j',
      async (status, answer) => {
        const world = await start({ items: 4 });
        const session = openOne(world);
        const [item] = (await listAll(provider, session)).items;
        if (item === undefined) throw new Error('nothing is listed');
        const fault = { kind: 'answer', method: 'DELETE', at: 'stored', status } as const;
        world.faults.arm({ ...fault, ...answer });
        await provider.remove?.run(session, item, signal());
        expect(await failureOf(provider.stat(session, item, signal()))).toEqual({
          kind: 'not-found',
        });
      },
    );

    testIf(expected.removes, 'believes no page in place of a deletion', async () => {
      const world = await start({ items: 4 });
      const session = openOne(world);
      const [item] = (await listAll(provider, session)).items;
      if (item === undefined) throw new Error('nothing is listed');
      const headers = { 'content-type': 'text/html' };
      const body = '<title>Sign in</title>';
      world.faults.arm({ kind: 'answer', method: 'DELETE', status: 200, headers, body });
      const work = Promise.resolve(provider.remove?.run(session, item, signal()));
      expect(await failureOf(work)).toMatchObject({ cause: 'unreadable-answer' });
    });

    test('an id from outside is data, wherever it points', async () => {
      const session = openOne(await start({ items: 1 }));
      for (const id of ['../../v1', '..', 'a/b', 'a?b=c#d', 'é \u202e', '%2e%2e']) {
        const key = { ref: mediaRef.parse(id), messageRef: id, linkUrl: null };
        const failure = await failureOf(provider.stat(session, key, signal()));
        expect(['not-found', 'invalid-input', 'provider-refused']).toContain(failure.kind);
      }
    });

    describe('an answer that is none', () => {
      test.each(listTroubles)('%s', async (_name, fault, failure) => {
        const world = await start();
        world.faults.arm({ ...fault, route: expected.listRoute, times: 99 });
        const endless = fault.kind === 'hang' || fault.kind === 'drip';
        const session = endless
          ? openImpatient(provider, world, expected.replaced)
          : openQuick(provider, world, expected.replaced);
        const work = provider.list(session, null, signal());
        const { status, ...rest } = { status: undefined, ...failure };
        expect(await failureOf(work)).toMatchObject(status == null ? rest : failure);
      });
    });
  },
);
