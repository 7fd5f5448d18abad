import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import type { ItemKey, Provider, RemoteItem, Session } from '../electron/providers/provider.ts';
import { providerById, providers } from '../electron/providers/registry.ts';
import type { Sandbox, SandboxOptions } from '../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../electron/sandbox/startSandbox.ts';
import { mediaRef } from '../shared/ids.ts';
import { failureOf } from './base/support/testHttp.ts';
import { open, openImpatient, picture, send, signal } from './providers/support.ts';

/** What is asked of each API beyond what is asked of all; a new provider declares its own here. */
interface Expectation {
  readonly uploads: boolean;
  readonly removes: boolean;
  readonly links: boolean;
  /** Most items that a page may hold. */
  readonly pageSize: number;
  readonly wrong: readonly Record<string, string>[];
}

const expectations: Readonly<Record<string, Expectation>> = {
  plivo: {
    uploads: true,
    removes: false,
    links: true,
    pageSize: 20,
    wrong: [{ authToken: 'wrong' }, { authId: 'MAWRONGWRONGWRONG001' }],
  },
};

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

async function listAll(provider: Provider, session: Session) {
  const items: RemoteItem[] = [];
  const sizes: number[] = [];
  let total: number | null = null;
  let cursor: string | null = null;
  do {
    const page = await provider.list(session, cursor, signal());
    items.push(...page.items);
    sizes.push(page.items.length);
    total = page.total;
    cursor = page.nextCursor;
  } while (cursor !== null && sizes.length < 100);
  return { items, sizes, total };
}

test('every provider says what is expected of it, and is found by its id', () => {
  expect(providers.map(({ id }) => id as string).sort()).toEqual(Object.keys(expectations).sort());
  for (const provider of providers) expect(providerById(provider.id)).toBe(provider);
  expect(providerById('nobody')).toBeNull();
});

describe.each(providers.map((provider) => [provider.label, provider] as const))(
  '%s',
  (_, provider) => {
    const expected = expectations[provider.id];
    if (expected === undefined) throw new Error(`nothing is expected of ${provider.label}`);

    test('declares fields that its own connection fills, and what it can do', () => {
      const names = provider.credentials.map(({ name }) => name);
      expect(names).toContain(provider.identityField);
      expect(provider.credentials.some(({ secret }) => secret)).toBe(true);
      const credentials = Object.fromEntries(names.map((name) => [name, `the ${name}`]));
      for (const url of Object.values(provider.endpoints(credentials))) {
        expect(new URL(url).protocol).toBe('https:');
      }
      expect(provider.basicAuth(credentials).password).not.toBe('');
      expect(provider.upload !== undefined).toBe(expected.uploads);
      expect(provider.remove !== undefined).toBe(expected.removes);
      expect(provider.link !== undefined).toBe(expected.links);
    });

    describe.each(['seed', 'observed'] as const)('as %s', (profile) => {
      test('lists everything once, in pages', async () => {
        const world = await start({ profile });
        const { items, sizes, total } = await listAll(provider, open(provider, world));
        const held = world.ledger().map(({ id }) => id);
        expect(items.map(({ ref }) => ref as string).sort()).toEqual([...held].sort());
        expect(total).toBe(45);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(expected.pageSize);
      });

      test('tells of one item what the list tells, and gives its bytes', async () => {
        const world = await start({ profile, items: 8 });
        const session = open(provider, world);
        const { items } = await listAll(provider, session);
        expect(items.length).toBe(8);
        for (const item of items) {
          const entry = world.ledger().find(({ id }) => id === item.ref);
          expect(item).toMatchObject({
            name: entry?.name,
            contentType: entry?.contentType,
            sizeBytes: entry?.sizeBytes,
            storedAt: entry?.storedAt,
          });
          expect(await provider.stat(session, item, signal())).toEqual(item);
          const download = await provider.download(session, item, signal());
          const bytes = await buffer(download.body);
          expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry?.sha256);
          expect(download).toMatchObject({
            contentType: entry?.contentType,
            sizeBytes: entry?.sizeBytes,
          });
        }
      });

      test.runIf(expected.uploads)('sends ten files in one request, mixed ones too', async () => {
        const world = await start({ profile, items: 0 });
        const session = open(provider, world);
        const files = Array.from({ length: 10 }, (_, i) => picture(`${i}.png`, 4_000 + i, i + 1));
        const all = await send(provider, session, files);
        expect(all.outcomes.map(({ kind }) => kind)).toEqual(files.map(() => 'stored'));
        expect(all.commits).toBe(1);
        expect(all.progress.map((steps) => steps.at(-1))).toEqual(files.map((f) => f.sizeBytes));
        const hashes = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
        expect(
          world
            .ledger()
            .map(({ sha256 }) => sha256)
            .sort(),
        ).toEqual(hashes.sort());
        expect(world.requests().filter(({ route }) => route === 'upload')).toHaveLength(1);

        world.faults.arm({ kind: 'refuse', indexes: [1], errorMessage: 'too green' });
        const mixed = await send(provider, session, [
          picture('a.png'),
          picture('b.png'),
          picture('c.png'),
        ]);
        expect(mixed.outcomes.map(({ kind }) => kind)).toEqual(['stored', 'failed', 'stored']);
        expect(mixed.outcomes[1]).toMatchObject({
          failure: { kind: 'provider-refused', detail: 'too green' },
        });
      });

      test('says that wrong credentials are wrong', async () => {
        const world = await start({ profile, items: 0 });
        await provider.verify(open(provider, world), signal());
        for (const wrong of expected.wrong) {
          const work = provider.verify(open(provider, world, wrong), signal());
          expect(await failureOf(work)).toEqual({ kind: 'unauthorized' });
        }
      });
    });

    test.runIf(expected.links)('hands out a link that works for everyone', async () => {
      const world = await start({ items: 3 });
      const session = open(provider, world);
      const item = (await listAll(provider, session)).items[0];
      const entry = world.ledger().find(({ id }) => id === item?.ref);
      for (const linkUrl of [item?.linkUrl ?? null, null]) {
        const key: ItemKey = { ref: mediaRef.parse(item?.ref), messageRef: null, linkUrl };
        const link = await provider.link?.make(session, key, signal());
        const bytes = Buffer.from(await (await fetch(link?.url ?? '')).arrayBuffer());
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry?.sha256);
      }
    });

    test('an item that has ended is not found', async () => {
      const world = await start({ items: 3 });
      const session = open(provider, world);
      const item = (await listAll(provider, session)).items[0];
      if (item === undefined) throw new Error('nothing is listed');
      world.wind(2 * 365 * 86_400_000);
      expect(await failureOf(provider.stat(session, item, signal()))).toEqual({
        kind: 'not-found',
      });
      const read = provider.download(session, item, signal());
      expect(await failureOf(read)).toEqual({ kind: 'not-found' });
      expect(await listAll(provider, session)).toMatchObject({ items: [] });
    });

    test('an id from outside is data, wherever it points', async () => {
      const session = open(provider, await start({ items: 1 }));
      for (const id of ['../../v1', '..', 'a/b', 'a?b=c#d', 'é \u202e', '%2e%2e']) {
        const key = { ref: mediaRef.parse(id), messageRef: id, linkUrl: null };
        const failure = await failureOf(provider.stat(session, key, signal()));
        expect(['not-found', 'invalid-input', 'provider-refused']).toContain(failure.kind);
      }
    });

    describe('an answer that is none', () => {
      const down = (cause: string, status: number | null = null) => ({
        kind: 'provider-down',
        cause,
        status,
      });
      test.each([
        [
          '429 with Retry-After',
          { kind: 'answer', status: 429, headers: { 'retry-after': '9' } },
          { kind: 'rate-limited', retryAfterMs: 9_000 },
        ],
        ['429', { kind: 'answer', status: 429 }, { kind: 'rate-limited', retryAfterMs: null }],
        [
          '403',
          { kind: 'answer', status: 403, body: { error: 'not here' } },
          { kind: 'forbidden', detail: 'not here' },
        ],
        [
          '400',
          { kind: 'answer', status: 400, body: { error: 'bad limit' } },
          { kind: 'provider-refused', status: 400, detail: 'bad limit' },
        ],
        ['500', { kind: 'answer', status: 500, body: 'oops' }, down('status', 500)],
        [
          'a portal',
          { kind: 'answer', status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
          down('unreadable-answer', 200),
        ],
        ['malformed', { kind: 'malformed' }, down('unreadable-answer', 200)],
        ['truncated', { kind: 'truncate' }, down('cut-answer')],
        ['reset', { kind: 'reset' }, down('cut-answer')],
        ['silent', { kind: 'hang' }, down('timed-out')],
        ['dripping', { kind: 'drip', bytesPerSecond: 20 }, down('timed-out')],
        ['redirected', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, down('redirected')],
      ] as const)('%s', async (_name, fault, failure) => {
        const world = await start();
        world.faults.arm({ ...fault, route: 'list' });
        const endless = fault.kind === 'hang' || fault.kind === 'drip';
        const session = endless ? openImpatient(provider, world) : open(provider, world);
        const work = provider.list(session, null, signal());
        const { status, ...rest } = { status: undefined, ...failure };
        expect(await failureOf(work)).toMatchObject(status == null ? rest : failure);
      });
    });
  },
);
