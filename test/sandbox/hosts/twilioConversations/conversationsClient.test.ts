import { afterEach, expect, test } from 'vitest';
import type { SandboxOptions } from '../../../../electron/sandbox/sandbox.ts';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import { askMcs, firstConversation, linkOf, official, uploaded } from './mcsWire.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 30, ...options });
};
afterEach(() => sandbox.close());

const services = () => official(sandbox).services;
const otherService = async () => (await services().list())[1]?.sid ?? '';

test.each(['seed', 'observed'] as const)(
  'the official client walks %s to all media',
  async (profile) => {
    await start({ profile });
    const found: { sid: string; size: number; content_type: string; filename: string }[] = [];
    const names: string[] = [];
    for (const service of await services().list()) {
      for (const conversation of await services()(service.sid).conversations.list()) {
        names.push(conversation.friendlyName);
        expect(conversation.chatServiceSid).toBe(service.sid);
        for (const message of await services()(service.sid)
          .conversations(conversation.sid)
          .messages.list({ pageSize: 7 })) {
          found.push(...((message.media ?? []) as typeof found));
        }
      }
    }
    expect(names).toHaveLength(8);
    expect(new Set(names).size).toBe(8);
    const seen = found.map(({ sid, size, content_type, filename }) => [
      sid,
      size,
      content_type,
      filename,
    ]);
    const stored = sandbox
      .ledger('twilioConversations')
      .map(({ id, sizeBytes, contentType, name }) => [id, sizeBytes, contentType, name]);
    expect(seen.sort()).toEqual(stored.sort());
    expect(stored).toHaveLength(30);
  },
);

test('the official client attaches, and its message keeps the media', async () => {
  await start();
  const { sid } = await uploaded(sandbox);
  const conversation = await firstConversation(sandbox);
  const message = await conversation.messages.create({
    mediaSid: sid,
    author: 'me',
    body: 'Here.',
  });
  expect(message).toMatchObject({ author: 'me', body: 'Here.', attributes: '{}' });
  expect(message.media).toEqual([
    { sid, size: 15, content_type: 'image/png', filename: 'cat.png' },
  ]);
  const [newest] = await conversation.messages.list({ order: 'desc', limit: 1 });
  expect([newest?.sid, newest?.index]).toEqual([message.sid, message.index]);
  sandbox.wind(365 * 86_400_000);
  expect((await askMcs(sandbox, `Media/${sid}`)).status).toBe(200);
  const entry = sandbox.ledger('twilioConversations').find(({ id }) => id === sid);
  expect(entry?.attachedTo).toBe(message.sid);
});

test('the official client removes a message, and its media goes with it', async () => {
  await start();
  const { sid } = await uploaded(sandbox);
  const conversation = await firstConversation(sandbox);
  const { sid: messageSid } = await conversation.messages.create({ mediaSid: sid });
  const link = await linkOf(sandbox, sid);
  expect(await conversation.messages(messageSid).remove()).toBe(true);
  expect((await askMcs(sandbox, `Media/${sid}`)).status).toBe(404);
  expect((await fetch(link)).status).toBe(404);
  const left = await conversation.messages.list();
  expect(left.map((message) => message.sid)).not.toContain(messageSid);
  await expect(conversation.messages(messageSid).remove()).rejects.toMatchObject({
    status: 404,
    code: 20404,
  });
});

test('a seeded message takes both its files with it', async () => {
  await start();
  const conversation = await firstConversation(sandbox);
  const messages = await conversation.messages.list();
  const pair = messages.find(({ media }) => media?.length === 2);
  await conversation.messages(pair?.sid ?? '').remove();
  for (const { sid } of (pair?.media ?? []) as unknown as { sid: string }[]) {
    expect((await askMcs(sandbox, `Media/${sid}`)).status).toBe(404);
  }
  expect(await conversation.messages.list()).toHaveLength(messages.length - 1);
});

const refusals: [string, () => Promise<string>, number][] = [
  ['nothing', async () => '', 50506],
  ['no sid', async () => 'ME-nonsense', 50510],
  ['an unknown one', async () => `ME${'0'.repeat(32)}`, 50507],
  ['an attached one', async () => sandbox.ledger('twilioConversations')[0]?.id ?? '', 50510],
];
test.each(refusals)('attaching %s is refused', async (_, sidOf, code) => {
  await start();
  const conversation = await firstConversation(sandbox);
  const before = await conversation.messages.list();
  const mediaSid = await sidOf();
  await expect(conversation.messages.create({ mediaSid })).rejects.toMatchObject({
    status: 400,
    code,
  });
  expect(await conversation.messages.list()).toHaveLength(before.length);
});

test.each([
  ['seed', 400],
  ['observed', 404],
] as const)('attaching too late is refused in %s', async (profile, status) => {
  await start({ profile });
  const { sid: mediaSid } = await uploaded(sandbox);
  const conversation = await firstConversation(sandbox);
  sandbox.wind(300_000);
  const create = conversation.messages.create({ mediaSid });
  await expect(create).rejects.toMatchObject({ status, code: 50507 });
});

test('another service, a refused type and too much are told apart', async () => {
  await start({ mcs: { refusedTypes: ['image/png'], attachLimitBytes: 14 } });
  const { sid: mediaSid } = await uploaded(sandbox);
  const attach = async (service?: string) =>
    (await firstConversation(sandbox, service)).messages.create({ mediaSid });
  await expect(attach(await otherService())).rejects.toMatchObject({ code: 50510 });
  await expect(attach()).rejects.toMatchObject({ code: 50511 });
  await sandbox.close();
  await start({ mcs: { attachLimitBytes: 14 } });
  const { sid: large } = await uploaded(sandbox);
  const conversation = await firstConversation(sandbox);
  await expect(conversation.messages.create({ mediaSid: large })).rejects.toMatchObject({
    code: 50512,
  });
});

test('rich content makes the media be ignored', async () => {
  await start();
  const conversation = await firstConversation(sandbox);
  const contentSid = `HX${'1'.repeat(32)}`;
  const message = await conversation.messages.create({ contentSid, mediaSid: 'ME', body: 'x' });
  expect(message).toMatchObject({ contentSid, media: null, body: null, author: 'system' });
});

test('writes are limited to thirty a second, reads are not', async () => {
  await start({ now: () => 1_767_600_843_120 });
  const conversation = await firstConversation(sandbox);
  for (let sent = 0; sent < 30; sent += 1) await conversation.messages.create({ body: 'x' });
  const create = () => conversation.messages.create({ body: 'x' });
  await expect(create()).rejects.toMatchObject({ status: 429, code: 20429 });
  expect((await conversation.messages.list({ limit: 1 })).length).toBe(1);
  sandbox.wind(1_000);
  expect((await create()).body).toBe('x');
});
