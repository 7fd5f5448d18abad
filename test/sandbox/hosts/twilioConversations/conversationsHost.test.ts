import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { SandboxOptions } from '../../../../electron/sandbox/sandbox.ts';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import {
  askAt,
  askMcs,
  basic,
  firstConversation,
  uploaded,
  type WireMessage,
  type WireMeta,
} from './mcsWire.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 60, ...options });
  return sandbox.twilioConversations;
};
afterEach(() => sandbox.close());

type Page = { readonly meta: WireMeta; readonly messages: readonly WireMessage[] };
const pageAt = async (url: string) => (await (await askAt(sandbox, url)).json()) as Page;
const messagesUrl = async () => {
  const { conversationsUrl, serviceSid } = sandbox.twilioConversations;
  const conversations = `${conversationsUrl}/v1/Services/${serviceSid}/Conversations`;
  const list = (await (await askAt(sandbox, conversations)).json()) as {
    conversations: { sid: string }[];
  };
  return `${conversations}/${list.conversations[0]?.sid}/Messages`;
};

async function walk(url: string): Promise<WireMessage[]> {
  const found: WireMessage[] = [];
  for (let next: string | null = url; next !== null; ) {
    const page: Page = await pageAt(next);
    found.push(...page.messages);
    next = page.meta.next_page_url;
  }
  return found;
}

test.each(['asc', 'desc'])('pages in %s order go on and back by absolute URLs', async (order) => {
  await start();
  const url = await messagesUrl();
  const first = await pageAt(`${url}?Order=${order}&PageSize=4`);
  expect(first.meta).toEqual({
    page: 0,
    page_size: 4,
    key: 'messages',
    previous_page_url: null,
    first_page_url: `${url}?Order=${order}&PageSize=4&Page=0`,
    url: `${url}?Order=${order}&PageSize=4&Page=0`,
    next_page_url: expect.stringMatching(/Order=\w+&PageSize=4&Page=1&PageToken=PA\d+$/),
  });
  const second = await pageAt(first.meta.next_page_url ?? '');
  const back = await pageAt(second.meta.previous_page_url ?? '');
  expect(back.messages).toEqual(first.messages);
  expect(back.meta.previous_page_url).toBeNull();
  expect(back.meta.next_page_url).toBe(first.meta.next_page_url);

  const all = await walk(`${url}?Order=${order}&PageSize=4`);
  const indexes = all.map(({ index }) => index);
  const sorted = [...indexes].sort((a, b) => (order === 'asc' ? a - b : b - a));
  expect(indexes).toEqual(sorted);
  expect(new Set(indexes).size).toBe(all.length);
  expect(await walk(`${url}?Order=${order}&PageSize=100`)).toEqual(all);
});

test('a walk loses nothing when messages go and come meanwhile', async () => {
  await start();
  const url = await messagesUrl();
  const first = await pageAt(`${url}?Order=desc&PageSize=5`);
  await askAt(sandbox, `${url}/${first.messages[1]?.sid}`, { method: 'DELETE' });
  await askAt(sandbox, url, { method: 'POST', body: new URLSearchParams({ Body: 'New' }) });
  const rest = await walk(first.meta.next_page_url ?? '');
  const all = [...first.messages, ...rest].map(({ index }) => index);
  expect(all).toEqual(all.map((_, position) => (all[0] ?? 0) - position));
  expect(all[all.length - 1]).toBe(0);
});

test('messages have texts, one file or two', async () => {
  await start();
  const all = await walk(await messagesUrl());
  expect(new Set(all.map(({ media }) => media?.length ?? null))).toEqual(new Set([null, 1, 2]));
  expect(new Set(all.map(({ author }) => author)).size).toBe(2);
  expect(all.filter(({ media, body }) => media === null && body === null)).toEqual([]);
});

test.each([
  ['PageSize=101', 400, 200],
  ['PageSize=0', 400, 200],
  ['PageSize=many', 400, 400],
  ['Order=sideways', 400, 400],
  ['PageToken=stale', 400, 400],
])('%s is refused or set right', async (query, inSeed, inObserved) => {
  await start();
  expect((await askAt(sandbox, `${await messagesUrl()}?${query}`)).status).toBe(inSeed);
  await sandbox.close();
  await start({ profile: 'observed' });
  expect((await askAt(sandbox, `${await messagesUrl()}?${query}`)).status).toBe(inObserved);
});

test('only the account and its keys may ask', async () => {
  const { conversationsUrl, apiKey, accessToken, accountSid } = await start();
  const url = `${conversationsUrl}/v1/Services`;
  const status = async (headers: Record<string, string>) => (await fetch(url, { headers })).status;
  expect(await status(basic(apiKey.sid, apiKey.secret))).toBe(200);
  expect(await status({ 'x-twilio-token': accessToken })).toBe(401);
  expect(await status(basic(accountSid, 'wrong'))).toBe(401);
  expect(await (await fetch(url)).json()).toMatchObject({ code: 20003, status: 401 });
});

test('what is not there is not found, and what is not offered refused', async () => {
  const { conversationsUrl } = await start();
  const url = await messagesUrl();
  const missing = [
    `${conversationsUrl}/v1/Services/IS0`,
    `${conversationsUrl}/v1/Services/IS0/Conversations`,
    `${conversationsUrl}/v1/Nothing`,
    url.replace(/CH\w+/, 'CH0'),
    `${url}/IM0`,
  ];
  for (const one of missing) expect([one, (await askAt(sandbox, one)).status]).toEqual([one, 404]);
  expect((await askAt(sandbox, url, { method: 'PUT' })).status).toBe(405);
});

test('the first service is meant where the path names none', async () => {
  const { conversationsUrl, serviceSid } = await start();
  const named = `${conversationsUrl}/v1/Services/${serviceSid}/Conversations`;
  const list = async (url: string) =>
    ((await (await askAt(sandbox, url)).json()) as { conversations: unknown }).conversations;
  expect(await list(`${conversationsUrl}/v1/Conversations`)).toEqual(await list(named));
});

test('a hundred thousand files are there at once', async () => {
  await start({ items: 100_000 });
  const url = await messagesUrl();
  const [newest] = (await pageAt(`${url}?Order=desc&PageSize=1`)).messages;
  expect(newest?.index).toBeGreaterThan(45_000);
  const all = (await pageAt(`${url}?Order=desc&PageSize=100`)).messages;
  const sid = all.flatMap(({ media }) => media ?? [])[0]?.sid;
  expect((await askMcs(sandbox, `Media/${sid}`)).status).toBe(200);
});

test('messages and what was deleted outlive the process in a folder', async () => {
  const storeDir = mkdtempSync(join(tmpdir(), 'satchel-store-'));
  await start({ storeDir });
  const { sid: mediaSid } = await uploaded(sandbox);
  const before = await firstConversation(sandbox);
  const sent = await before.messages.create({ mediaSid, body: 'Kept' });
  const [oldest] = await before.messages.list({ limit: 1 });
  await before.messages(oldest?.sid ?? '').remove();
  await sandbox.close();
  await start({ storeDir });
  sandbox.wind(3_600_000);
  const after = await firstConversation(sandbox);
  expect((await after.messages(sent.sid).fetch()).media).toMatchObject([{ sid: mediaSid }]);
  expect((await after.messages.list({ limit: 1 }))[0]?.index).toBe(1);
  expect((await after.messages.create({ body: 'Next' })).sid).not.toBe(sent.sid);
});

test('requests above the most in flight are turned away', async () => {
  const { conversationsUrl } = await start({ mcs: { maxInFlight: 1 } });
  sandbox.faults.arm({ kind: 'hang', route: 'chat-services' });
  const stop = new AbortController();
  const url = `${conversationsUrl}/v1/Services`;
  const hanging = askAt(sandbox, url, { signal: stop.signal }).catch(() => 'stopped');
  await expect.poll(() => sandbox.requests().length).toBe(1);
  expect((await askAt(sandbox, url)).status).toBe(429);
  stop.abort();
  expect(await hanging).toBe('stopped');
  await expect.poll(async () => (await askAt(sandbox, url)).status).toBe(200);
});
