import { afterEach, expect, test } from 'vitest';
import type { SandboxOptions } from '../../../../electron/sandbox/sandbox.ts';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import { askAt, askMcs, getMedia, linkOf, uploaded } from './mcsWire.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 6, ...options });
};
afterEach(() => sandbox.close());

test('each link is another, works without credentials and for 300 s', async () => {
  await start({ now: () => 1_767_600_843_120 });
  const { sid, links } = await uploaded(sandbox);
  expect(links).not.toHaveProperty('content_direct_temporary');
  const [first, second] = [await linkOf(sandbox, sid), await linkOf(sandbox, sid)];
  expect(first).not.toBe(second);
  const { origin, pathname, searchParams } = new URL(first);
  expect([origin, pathname]).toEqual([sandbox.twilioConversations.mediaOrigin, `/${sid}`]);
  expect(searchParams.get('Expires')).toBe('1767601143');
  expect([...searchParams.keys()]).toEqual(['Expires', 'Signature', 'Key-Pair-Id']);

  const response = await fetch(first);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(await response.text()).toBe('a small picture');
  const part = await fetch(second, { headers: { range: 'bytes=2-6' } });
  expect([part.status, await part.text()]).toEqual([206, 'small']);
});

test('a link that ran out or was touched is refused', async () => {
  await start();
  const [seeded] = sandbox.ledger('twilioConversations');
  const { sid } = await uploaded(sandbox);
  const link = await linkOf(sandbox, seeded?.id ?? '');
  expect((await fetch(link)).status).toBe(200);
  const later = link.replace(/Expires=(\d+)/, (_, at: string) => `Expires=${Number(at) + 60}`);
  for (const touched of [later, link.replace(seeded?.id ?? '', sid), link.replace(/\?.*/, '')]) {
    expect((await fetch(touched)).status).toBe(403);
  }
  sandbox.wind(301_000);
  const expired = await fetch(link);
  expect([expired.status, await expired.text()]).toEqual([403, expect.stringContaining('expired')]);
  expect((await fetch(await linkOf(sandbox, seeded?.id ?? ''))).status).toBe(200);
});

test('the status of an expired link can be set', async () => {
  await start({ mcs: { expiredStatus: 410 } });
  const link = await linkOf(sandbox, sandbox.ledger('twilioConversations')[0]?.id ?? '');
  sandbox.wind(301_000);
  expect((await fetch(link)).status).toBe(410);
});

test('credentials on a link are a leak', async () => {
  await start();
  const link = await linkOf(sandbox, (await uploaded(sandbox)).sid);
  expect(sandbox.leaks()).toBe(0);
  expect((await askAt(sandbox, link)).status).toBe(400);
  expect((await fetch(link, { headers: { 'x-twilio-token': 'any' } })).status).toBe(400);
  expect(sandbox.leaks()).toBe(2);
});

test('content answers with the bytes, or sends on to a link', async () => {
  await start();
  const { sid, links } = await uploaded(sandbox);
  const direct = await askAt(sandbox, links.content);
  expect([direct.status, await direct.text()]).toEqual([200, 'a small picture']);
  expect((await fetch(links.content)).status).toBe(401);
  const head = await askAt(sandbox, links.content, { method: 'HEAD' });
  expect([head.headers.get('content-length'), await head.text()]).toEqual(['15', '']);
  expect((await getMedia(sandbox, sid)).links.content).toBe(links.content);
  await sandbox.close();

  await start({ profile: 'observed' });
  const { sid: other } = await uploaded(sandbox);
  const redirect = await askMcs(sandbox, `Media/${other}/Content`);
  expect(redirect.status).toBe(302);
  const bytes = await fetch(redirect.headers.get('location') ?? '');
  expect(await bytes.text()).toBe('a small picture');
});

test('what no message took is collected after five minutes', async () => {
  await start();
  const { sid } = await uploaded(sandbox);
  sandbox.wind(299_000);
  const link = await linkOf(sandbox, sid);
  expect((await fetch(link)).status).toBe(200);
  sandbox.wind(1_000);
  expect((await fetch(link)).status).toBe(404);
  expect((await askMcs(sandbox, `Media/${sid}`)).status).toBe(404);
  expect((await askMcs(sandbox, `Media/${sid}/Content`)).status).toBe(404);
  const entry = sandbox.ledger('twilioConversations').find(({ id }) => id === sid);
  expect(entry).toMatchObject({ attachedTo: null });
});
