import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { mcs } from '../../electron/providers/mcs/mcs.ts';
import { failureOf } from '../base/support/testHttp.ts';
import {
  firstTarget,
  keyOf,
  ledger,
  listAll,
  openAll,
  routes,
  start,
  targetsLike,
} from './mcsRig.ts';
import { open, openQuick, picture, send, signal } from './support.ts';

const profiles = ['seed', 'observed'] as const;

describe.each(profiles)('as %s', (profile) => {
  test('lists what all conversations of all services hold, once', async () => {
    const world = await start({ profile, items: 230 });
    const { items } = await listAll(openAll(world));
    expect(items.map(({ ref }) => ref.split('/')[1]).sort()).toEqual(
      ledger(world)
        .map(({ id }) => id)
        .sort(),
    );
    const services = new Set(items.map(({ ref }) => ref.split('/')[0]));
    expect(services.size).toBeGreaterThan(1);
  });

  test('lists a service that was named, and no other', async () => {
    const world = await start({ profile });
    const { serviceSid } = world.twilioConversations;
    const { items } = await listAll(open(mcs, world));
    expect(items.length).toBeGreaterThan(0);
    expect(items.length).toBeLessThan(ledger(world).length);
    expect(new Set(items.map(({ ref }) => ref.split('/')[0]))).toEqual(new Set([serviceSid]));
    expect(routes(world, 'chat-services')).toEqual([]);
  });

  test('tells of an item what it is, whose it is, and gives its bytes', async () => {
    const world = await start({ profile, items: 8 });
    const session = openAll(world);
    const { items } = await listAll(session);
    expect(items).toHaveLength(8);
    for (const item of items) {
      const entry = ledger(world).find(({ id }) => item.ref.endsWith(id));
      const { name, contentType, sizeBytes, sha256, storedAt = 0 } = entry ?? {};
      expect(item).toMatchObject({ name, contentType, sizeBytes });
      expect(Math.abs((item.storedAt ?? 0) - storedAt)).toBeLessThan(60_000);
      expect(item.usedAt).not.toBeNull();
      expect(item.messageRef?.split('/')[1]).toBe(entry?.attachedTo);
      expect(item.fromAddress).not.toBeNull();
      // Only the list tells of the conversation itself.
      const unnamed = { ...item, conversationName: null };
      expect(await mcs.stat(session, item, signal())).toEqual(unnamed);
      // Without its message, which it then tells itself.
      const { ref, messageRef } = item;
      const alone = await mcs.stat(session, keyOf(ref), signal());
      expect(alone).toMatchObject({ ref, messageRef, name, contentType, sizeBytes, storedAt });
      const download = await mcs.download(session, item, signal());
      expect(
        createHash('sha256')
          .update(await buffer(download.body))
          .digest('hex'),
      ).toBe(sha256);
    }
  });

  test('makes a link afresh that works for five minutes, for everyone', async () => {
    const world = await start({ profile });
    const session = openAll(world);
    const [item] = (await listAll(session)).items;
    if (item === undefined) throw new Error('nothing is listed');
    const link = await mcs.link?.make(session, item, signal());
    const another = await mcs.link?.make(session, item, signal());
    expect(another?.url).not.toBe(link?.url);
    expect(link?.access).toBe('temporary');
    const left = (link?.expiresAt ?? 0) - Date.now();
    expect(left).toBeGreaterThan(280_000);
    expect(left).toBeLessThanOrEqual(300_000);
    expect((await fetch(link?.url ?? '')).status).toBe(200);
    world.wind(301_000);
    expect((await fetch(link?.url ?? '')).status).toBe(403);
  });

  test.each([-24, -3, 3, 24])(
    'says how long a link works though its clock is %i hours off',
    async (hours) => {
      const world = await start({ profile, clocks: { links: hours * 3_600_000 } });
      const session = openAll(world);
      const [item] = (await listAll(session)).items;
      const link = item && (await mcs.link?.make(session, item, signal()));
      const left = (link?.expiresAt ?? 0) - Date.now();
      expect(left).toBeGreaterThan(280_000);
      expect(left).toBeLessThanOrEqual(300_000);
      expect((await fetch(link?.url ?? '')).status).toBe(200);
    },
  );

  test('deletes by way of the message, with all that it carries', async () => {
    const world = await start({ profile });
    const session = openAll(world);
    const { items } = await listAll(session);
    const pair = items.find((item) =>
      items.some((other) => other !== item && other.messageRef === item.messageRef),
    );
    if (pair === undefined) throw new Error('no message carries two');
    await mcs.remove?.run(session, pair, signal());
    const left = (await listAll(session)).items;
    expect(left.filter(({ messageRef }) => messageRef === pair.messageRef)).toEqual([]);
    expect(await failureOf(mcs.stat(session, pair, signal()))).toEqual({ kind: 'not-found' });
    const again = mcs.remove?.run(session, pair, signal());
    expect(await failureOf(Promise.resolve(again))).toEqual({ kind: 'not-found' });
    expect(routes(world, 'chat-delete').map(({ status }) => status)).toEqual([204, 404]);
  });

  test('finds out by which message to delete, and that there is none', async () => {
    const world = await start({ profile, items: 3 });
    const session = openAll(world);
    const [item] = (await listAll(session)).items;
    await mcs.remove?.run(session, keyOf(item?.ref ?? ''), signal());
    const left = (await listAll(session)).items;
    expect(left.some(({ ref }) => ref === item?.ref)).toBe(false);
    expect(left.length).toBeGreaterThan(0);
    const { outcomes } = await send(mcs, session, [picture('a.png')]);
    const stored = outcomes[0]?.kind === 'stored' ? outcomes[0].item : null;
    const removal = mcs.remove?.run(session, keyOf(stored?.ref ?? ''), signal());
    expect(await failureOf(Promise.resolve(removal))).toMatchObject({
      kind: 'provider-refused',
      detail: 'in-no-conversation',
    });
  });

  test('offers conversations by name, those last written to first', async () => {
    const world = await start({ profile });
    const session = openAll(world);
    const all = await targetsLike(session, '');
    expect(all.length).toBeGreaterThan(5);
    expect(all[0]?.label).toContain('Order 2048');
    expect(new Set(all.map(({ detail }) => detail)).size).toBeGreaterThan(1);
    const found = await targetsLike(session, ' LAMP');
    expect(found.map(({ label }) => label)).toEqual(['Refund for the desk lamp']);
    const sid = all[3]?.id.split('/')[1] ?? '';
    expect(await targetsLike(session, sid)).toEqual([all[3]]);
    expect(await targetsLike(session, 'nothing of it')).toEqual([]);
  });
});

test('a walk that was stopped goes on where it was, in another process', async () => {
  const world = await start({ items: 900 });
  const first = await mcs.list(openAll(world), null, signal());
  expect(first.nextCursor).not.toBeNull();
  const rest: string[] = [];
  let cursor = first.nextCursor;
  while (cursor !== null) {
    const page = await mcs.list(openAll(world), cursor, signal());
    rest.push(...page.items.map(({ ref }) => ref as string));
    cursor = page.nextCursor;
  }
  const all = [...first.items.map(({ ref }) => ref as string), ...rest];
  expect(new Set(all).size).toBe(900);
  expect(all).toHaveLength(900);
});

test('the newest of every conversation come before the older of any', async () => {
  const world = await start({ items: 900 });
  const { items } = await mcs.list(openAll(world), null, signal());
  const times = items.map(({ storedAt }) => storedAt ?? 0);
  expect(times).toEqual([...times].sort((a, b) => b - a));
});

test('reads no further than what is new', async () => {
  const world = await start({ items: 900 });
  const session = openAll(world);
  const newerThan = Date.now() - 6 * 3_600_000;
  const { items } = await listAll(session, newerThan);
  const fresh = (await listAll(session)).items.filter(
    ({ storedAt }) => (storedAt ?? 0) >= newerThan,
  );
  expect(items.map(({ ref }) => ref as string).sort()).toEqual(
    fresh.map(({ ref }) => ref as string).sort(),
  );
  expect(items.length).toBeGreaterThan(0);
  expect(items.length).toBeLessThan(900);
});

test('a conversation that went away in between is left out', async () => {
  const world = await start();
  world.faults.arm({ kind: 'answer', route: 'chat-messages', status: 404, body: { code: 20404 } });
  const { items } = await listAll(openAll(world));
  expect(items.length).toBeGreaterThan(0);
  expect(items.length).toBeLessThan(ledger(world).length);
});

test.each(['', '[]', '{}', '{"services":["a"],"from":3,"pages":[]}'])(
  'a place that is none is refused: %s',
  async (cursor) => {
    const world = await start();
    const work = mcs.list(openAll(world), cursor, signal());
    expect(await failureOf(work)).toMatchObject({ kind: 'invalid-input' });
  },
);

describe('credentials', () => {
  test('an API key is as good as the token', async () => {
    const world = await start();
    const { sid, secret } = world.twilioConversations.apiKey;
    const session = openAll(world, { apiKeySid: sid, authToken: secret });
    await mcs.verify(session, signal());
    expect((await mcs.list(session, null, signal())).items.length).toBeGreaterThan(0);
  });

  test('a service that is not there is the form’s mistake', async () => {
    const world = await start();
    const session = openAll(world, { serviceSid: `IS${'0'.repeat(32)}` });
    expect(await failureOf(mcs.verify(session, signal()))).toEqual({
      kind: 'invalid-input',
      detail: 'field',
      field: 'serviceSid',
    });
  });

  test('a region leads to hosts of its own, and only a known one does', () => {
    expect(mcs.endpoints({ region: 'us1' })).toEqual({
      mcsUrl: 'https://mcs.us1.twilio.com',
      conversationsUrl: 'https://conversations.twilio.com',
    });
    expect(mcs.endpoints({ region: 'ie1' })).toEqual({
      mcsUrl: 'https://mcs.ie1.twilio.com',
      conversationsUrl: 'https://conversations.dublin.ie1.twilio.com',
    });
    expect(mcs.endpoints({ region: 'evil.example/' })).toEqual(mcs.endpoints({}));
    expect(mcs.endpoints({ region: 'au1' })).toEqual(mcs.endpoints({}));
  });
});

test('a signed link is handed out from any named https host, and from nowhere else', async () => {
  const world = await start({ items: 1 });
  const session = openAll(world);
  const [item] = (await listAll(session)).items;
  if (item === undefined) throw new Error('nothing is listed');
  const refused = ['https://10.0.0.1/ME1', 'http://media.example/ME1', 'javascript:alert(1)', 7];
  const storage = 'https://storage.example/ME1?Expires=1';
  for (const link of [storage, ...refused]) {
    world.faults.arm({
      kind: 'rewrite',
      route: 'mcs-get',
      change: (body) => ({ ...body, links: { content_direct_temporary: link } }),
    });
    const work = Promise.resolve(mcs.link?.make(session, item, signal()));
    if (link === storage) expect(await work).toMatchObject({ url: storage, access: 'temporary' });
    else expect(await failureOf(work)).toMatchObject({ cause: 'unreadable-answer' });
  }
});

test('an unattached upload is found by name until its five minutes are over', async () => {
  const world = await start({ items: 0 });
  const session = openAll(world);
  const target = await firstTarget(session);
  expect(target.id).toMatch(/^IS.+\/CH/);
  const { outcomes } = await send(mcs, session, [picture('a b+c&d é.png')]);
  const item = outcomes[0]?.kind === 'stored' ? outcomes[0].item : null;
  expect(item).toMatchObject({ name: 'a b+c&d é.png', usedAt: null, messageRef: null });
  const key = keyOf(item?.ref ?? '');
  expect(await mcs.stat(session, key, signal())).toMatchObject({ usedAt: null });
  world.wind(300_000);
  expect(await failureOf(mcs.stat(session, key, signal()))).toEqual({ kind: 'not-found' });
});

test('refusals for being too many lose nothing', async () => {
  const world = await start({ items: 400 });
  world.faults.arm({ kind: 'answer', route: 'chat-messages', status: 429, times: 4, skip: 2 });
  world.faults.arm({ kind: 'answer', route: 'chat-conversations', status: 429, skip: 1 });
  const { items } = await listAll(openQuick(mcs, world, { serviceSid: '' }));
  expect(new Set(items.map(({ ref }) => ref)).size).toBe(400);
  expect(items).toHaveLength(400);
});
