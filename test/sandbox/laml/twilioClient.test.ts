import twilio from 'twilio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { uploadOne } from '../wire.ts';
import { receiver, sender } from './accounts.ts';

const now = Date.UTC(2026, 0, 5, 9, 14, 3);
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ items: 90, now: () => now });
});
afterEach(() => sandbox.close());

function client(user: string, password: string, options: { accountSid?: string } = {}) {
  const made = twilio(user, password, options);
  made.api.baseUrl = sandbox.twilioMessaging.baseUrl;
  return made;
}

function mainClient() {
  const { accountSid, authToken } = sandbox.twilioMessaging;
  return client(accountSid, authToken);
}

test('the official client pages through the account', async () => {
  const all = await mainClient().messages.list({ pageSize: 20 });
  expect(new Set(all.map(({ sid }) => sid)).size).toBe(all.length);
  expect(all.reduce((sum, { numMedia }) => sum + Number(numMedia), 0)).toBe(90);
  const pages = sandbox.requests().filter(({ route }) => route === 'messages');
  expect(pages).toHaveLength(Math.ceil(all.length / 20));
  const since = new Date(Date.UTC(2025, 11, 1, 3, 4, 5));
  const newer = await mainClient().messages.list({ dateSentAfter: since, pageSize: 7 });
  expect(newer.map(({ sid }) => sid)).toEqual(
    all.filter(({ dateSent }) => dateSent >= since).map(({ sid }) => sid),
  );
});

test('the official client lists, gets and removes media', async () => {
  const all = await mainClient().messages.list({ pageSize: 50, limit: 20 });
  const carrying = all.find(({ numMedia }) => Number(numMedia) > 0);
  if (!carrying) throw new Error('no message carries media');
  const message = mainClient().messages(carrying.sid);
  const [media] = await message.media.list();
  if (!media) throw new Error('the message has no media');
  expect(await message.media(media.sid).fetch()).toMatchObject({
    sid: media.sid,
    parentSid: carrying.sid,
    contentType: media.contentType,
    dateCreated: carrying.dateCreated,
  });
  expect(await message.media(media.sid).remove()).toBe(true);
  await expect(message.media(media.sid).remove()).rejects.toMatchObject({
    status: 404,
    code: 20_404,
  });
});

test('the official client sends what another account holds', async () => {
  const { media_url: url } = await uploadOne(sandbox);
  const { sid } = await mainClient().messages.create({
    to: receiver,
    from: sender,
    body: 'Hello',
    mediaUrl: [url],
  });
  expect(sandbox.messages()).toMatchObject([{ sid, sha256s: [expect.any(String)] }]);
  await expect(mainClient().messages(sid).remove()).rejects.toMatchObject({ status: 409 });
  sandbox.wind(10_000);
  expect((await mainClient().messages(sid).fetch()).status).toBe('delivered');
  expect(await mainClient().messages(sid).media.list()).toHaveLength(1);
  expect(await mainClient().messages(sid).remove()).toBe(true);
});

test('the official client hears refusals', async () => {
  const { accountSid, apiKey } = sandbox.twilioMessaging;
  await expect(client(accountSid, 'wrong').messages.list({ limit: 1 })).rejects.toMatchObject({
    status: 401,
    code: 20_003,
  });
  const byKey = client(apiKey.sid, apiKey.secret, { accountSid });
  expect(await byKey.messages.list({ limit: 1 })).toHaveLength(1);
});
