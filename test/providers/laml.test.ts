import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import type { Provider, RemoteItem, Session } from '../../electron/providers/provider.ts';
import { providerById } from '../../electron/providers/registry.ts';
import type { LamlOptions } from '../../electron/sandbox/laml/protocol/lamlOptions.ts';
import type { Sandbox, SandboxOptions } from '../../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { failureOf } from '../base/support/testHttp.ts';
import { accountOf, ask, lamlProviders } from '../sandbox/laml/accounts.ts';
import { storedByLaml } from './storedFiles.ts';
import { listAll, open, openQuick, signal } from './support.ts';

let sandbox: Sandbox | null = null;
afterEach(async () => {
  const leaks = sandbox?.leaks() ?? 0;
  await sandbox?.close();
  sandbox = null;
  expect(leaks).toBe(0);
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  sandbox = await startSandbox({ items: 12, ...options });
  return sandbox;
}

function providerOf(id: string): Provider {
  const provider = providerById(id);
  if (provider === null) throw new Error(`no ${id}`);
  return provider;
}

async function firstItem(provider: Provider, session: Session): Promise<RemoteItem> {
  const [item] = (await provider.list(session, null, signal())).items;
  if (item === undefined) throw new Error('nothing is listed');
  return item;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const refs = (items: readonly { ref: string }[]) => items.map(({ ref }) => ref as string).sort();
const paths = (world: Sandbox, route: string) =>
  world.requests().filter((request) => request.route === route);

describe.each(lamlProviders)('%s', (id) => {
  const provider = providerOf(id);

  test('an account of many pages is listed once, newest first, also when taken up again', async () => {
    const world = await start({ items: 400 });
    const first = await provider.list(open(provider, world), null, signal());
    expect(first.nextCursor).not.toBeNull();
    const items = [...first.items];
    // As another run of Satchel would: nothing but the cursor is known.
    for (let cursor = first.nextCursor; cursor !== null; ) {
      const page = await provider.list(open(provider, world), cursor, signal());
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(refs(items)).toEqual(refs(await storedByLaml(world, id)));
    const times = items.map(({ storedAt }) => storedAt ?? 0);
    const falls = times.filter(
      (at, position) => position > 0 && at > (times[position - 1] ?? 0) + 60_000,
    );
    expect(falls).toEqual([]);
  });

  test('a place that is none is refused', async () => {
    const session = open(provider, await start());
    const work = provider.list(session, 'nowhere', signal());
    expect(await failureOf(work)).toMatchObject({ kind: 'invalid-input' });
  });

  test('only what is new is asked for', async () => {
    const world = await start({ items: 200 });
    const session = open(provider, world);
    const { items } = await listAll(provider, session);
    const newerThan = items[20]?.storedAt ?? 0;
    const before = world.requests().length;
    const page = await provider.list(session, null, signal(), { newerThan });
    const wanted = items.filter(({ storedAt }) => (storedAt ?? 0) >= newerThan);
    expect(refs(page.items)).toEqual(expect.arrayContaining(refs(wanted)));
    expect(page.items.length).toBeLessThan(items.length / 2);
    expect(world.requests().length - before).toBeLessThan(before / 2);
    const [asked] = world.requests().slice(before);
    expect(asked?.query).toMatch(/DateSent%3E=\d{4}-\d\d-\d\d/);
  });

  test('what a page had found is not asked for again when the rest had failed', async () => {
    const world = await start({ items: 60 });
    world.faults.arm({ kind: 'answer', status: 500, route: 'message-media', skip: 20 });
    const session = open(provider, world);
    const work = provider.list(session, null, signal());
    expect(await failureOf(work)).toMatchObject({ kind: 'provider-down', status: 500 });
    const asked = paths(world, 'message-media');
    const known = asked.filter(({ status }) => status === 200).map(({ path }) => path);
    const page = await provider.list(session, null, signal());
    const again = paths(world, 'message-media')
      .slice(asked.length)
      .map(({ path }) => path);
    expect(again.filter((path) => known.includes(path))).toEqual([]);
    expect(refs(page.items)).toEqual(refs(await storedByLaml(world, id)));
  });

  test('a message without its media for now takes nothing with it', async () => {
    const world = await start({ items: 12 });
    for (const trouble of [
      { kind: 'answer', status: 404, body: { code: 20404, message: 'no', status: 404 } } as const,
      { kind: 'rewrite', change: (body: object) => ({ ...body, media_list: [] }) } as const,
    ]) {
      world.faults.arm({ ...trouble, route: 'message-media' });
      const { items } = await provider.list(open(provider, world), null, signal());
      const stored = await storedByLaml(world, id);
      expect(items.length).toBeGreaterThan(0);
      expect(items.length).toBeLessThan(stored.length);
    }
  });

  test('a new message is found with its media once that is there', async () => {
    const world = await start({ items: 2, [id]: { mediaDelayMs: 5_000 } });
    const bytes = Buffer.from('\x89PNG\r\n\x1a\nnew', 'latin1');
    world.receive(id, { files: [{ name: 'new.png', contentType: 'image/png', bytes }] });
    const session = open(provider, world);
    expect((await listAll(provider, session)).items.length).toBe(2);
    world.wind(6_000);
    const { items } = await listAll(provider, session);
    expect(items.length).toBe(3);
    const download = await provider.download(session, items[0] as RemoteItem, signal());
    expect(await buffer(download.body)).toEqual(bytes);
    expect(items[0]).toMatchObject({ direction: 'inbound', messageStatus: 'received' });
  });

  describe('the way to the bytes', () => {
    const ways: LamlOptions[] = [
      { byteRoute: 'direct' },
      ...([301, 302, 303, 307, 308] as const).map((redirectStatus) => ({
        byteRoute: 'redirect' as const,
        redirectStatus,
      })),
      { byteRoute: 'redirect', hops: 2 },
      { protected: true, byteRoute: 'redirect', hops: 2, redirectStatus: 307 },
      { protected: true, byteRoute: 'direct' },
    ];
    test.each(ways.map((way) => [JSON.stringify(way), way] as const))('%s', async (_name, way) => {
      const world = await start({ items: 2, [id]: way });
      const session = open(provider, world);
      const item = await firstItem(provider, session);
      const stored = (await storedByLaml(world, id)).find(({ ref }) => ref === item.ref);
      const { body } = await provider.download(session, item, signal());
      expect(sha256(await buffer(body))).toBe(stored?.sha256);
      // No other origin saw credentials, which `leaks` counts as well.
      expect(paths(world, 'file').every(({ hasAuthorization }) => !hasAuthorization)).toBe(true);
    });

    test('that leads nowhere ends', async () => {
      const world = await start({ items: 2, [id]: { byteRoute: 'loop' } });
      const session = open(provider, world);
      const work = provider.download(session, await firstItem(provider, session), signal());
      expect(await failureOf(work)).toMatchObject({ kind: 'provider-down', cause: 'redirected' });
    });

    test('that tells of them instead is no picture', async () => {
      const world = await start({ items: 2, [id]: { byteRoute: 'metadata' } });
      const session = open(provider, world);
      const work = provider.download(session, await firstItem(provider, session), signal());
      expect(await failureOf(work)).toMatchObject({ cause: 'unreadable-answer' });
    });
  });
});

describe('links of protected media', () => {
  test("Twilio's are signed, hold four hours and are made afresh", async () => {
    const world = await start({ twilioMessaging: { protected: true, hops: 2 } });
    const twilio = providerOf('twilioMessaging');
    const session = open(twilio, world);
    const item = await firstItem(twilio, session);
    const stored = (await storedByLaml(world, 'twilioMessaging')).find(
      ({ ref }) => ref === item.ref,
    );
    const link = await twilio.link?.make(session, item, signal());
    expect(link?.access).toBe('temporary');
    const life = (link?.expiresAt ?? 0) - Date.now();
    expect(life).toBeGreaterThan(3.9 * 3_600_000);
    expect(life).toBeLessThanOrEqual(4 * 3_600_000);
    const got = await fetch(link?.url ?? '');
    expect(sha256(Buffer.from(await got.arrayBuffer()))).toBe(stored?.sha256);
    world.wind(4 * 3_600_000 + 1_000);
    expect((await fetch(link?.url ?? '')).status).toBe(403);
    const fresh = await twilio.link?.make(session, item, signal());
    expect((await fetch(fresh?.url ?? '')).status).toBe(200);
    expect(fresh?.url).not.toBe(link?.url);
  });

  test("SignalWire's are said to be for the account alone, soon after the switch", async () => {
    const world = await start({ items: 6 });
    const signalwire = providerOf('signalwire');
    const session = openQuick(signalwire, world);
    const item = await firstItem(signalwire, session);
    expect((await signalwire.link?.make(session, item, signal()))?.access).toBe('public');
    const probes = paths(world, 'bytes').length;
    await signalwire.link?.make(session, item, signal());
    expect(paths(world, 'bytes').length).toBe(probes);
    world.protect(true, 'signalwire');
    const later = open(signalwire, world);
    const link = await signalwire.link?.make(later, item, signal());
    expect(link).toMatchObject({ access: 'protected', expiresAt: null });
    expect((await fetch(link?.url ?? '')).status).toBe(401);
  });
});

describe('every error form is read', () => {
  test.each(['object', 'coded-array', 'text-array'] as const)('%s', async (errorForm) => {
    const world = await start({ items: 1, signalwire: { errorForm } });
    const signalwire = providerOf('signalwire');
    const outcome = await signalwire.compose?.send(
      open(signalwire, world),
      { from: '+15555550145', to: '+15555550192', text: 'hi', media: [] },
      { signal: signal(), beforeCommit: async () => {} },
    );
    expect(outcome).toMatchObject({
      kind: 'unsure',
      // A list of mere words is not SignalWire's alone.
      ...(errorForm !== 'text-array' && { own: true }),
      failure: {
        kind: 'provider-refused',
        status: 400,
        code: errorForm === 'text-array' ? null : '21211',
        detail: errorForm === 'text-array' ? null : 'receiver-unknown',
        said: expect.stringContaining('number'),
      },
    });
  });

  test('XML, where there is no extension', async () => {
    const world = await start({ items: 1 });
    const twilio = providerOf('twilioMessaging');
    const session = open(twilio, world);
    const item = await firstItem(twilio, session);
    const answer = await ask(
      accountOf(world, 'twilioMessaging'),
      `Messages/${item.messageRef}/Media/MEunknown`,
    );
    expect(answer.headers.get('content-type')).toMatch(/xml/);
    const body = await answer.text();
    world.faults.arm({
      kind: 'answer',
      status: 400,
      body: body.replace('20404', '20001'),
      headers: { 'content-type': 'application/xml' },
      route: 'bytes',
    });
    expect(await failureOf(twilio.download(session, item, signal()))).toMatchObject({
      kind: 'provider-refused',
      status: 400,
      code: '20001',
      detail: null,
      said: expect.stringContaining('was not found'),
    });
  });
});

test('an API key speaks for the account', async () => {
  const world = await start();
  const { apiKey } = world.twilioMessaging;
  const twilio = providerOf('twilioMessaging');
  const session = open(twilio, world, { apiKeySid: apiKey.sid, authToken: apiKey.secret });
  await twilio.verify(session, signal());
  expect((await listAll(twilio, session)).items.length).toBe(12);
});
