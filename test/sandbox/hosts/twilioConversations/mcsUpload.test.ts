import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { SandboxOptions } from '../../../../electron/sandbox/sandbox.ts';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import {
  askAt,
  askMcs,
  basic,
  bytesOf,
  getMedia,
  linkOf,
  upload,
  uploaded,
  type WireMedia,
} from './mcsWire.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 6, ...options });
  return sandbox.twilioConversations;
};
afterEach(() => sandbox.close());

const uploads = () => sandbox.ledger('twilioConversations').filter((entry) => !entry.seeded);

test('an upload in the words of the reference', async () => {
  const { mcsUrl, accountSid, serviceSid } = await start();
  const response = await upload(sandbox);
  expect(response.status).toBe(201);
  const media = (await response.json()) as WireMedia;
  const url = `${mcsUrl}/v1/Services/${serviceSid}/Media/${media.sid}`;
  expect(media).toEqual({
    sid: expect.stringMatching(/^ME[0-9a-f]{32}$/),
    account_sid: accountSid,
    service_sid: serviceSid,
    date_created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}-08:00$/),
    date_updated: media.date_created,
    size: 15,
    content_type: 'image/png',
    file_name: 'cat.png',
    author: 'sender',
    message_sid: null,
    channel_sid: null,
    url,
    links: { content: `${url}/Content` },
  });
});

test('an upload in the words that were seen', async () => {
  const { serviceSid } = await start({ profile: 'observed' });
  const media = (await (await upload(sandbox, '?Filename=cat.png&Category=body')).json()) as object;
  const path = `/v1/Services/${serviceSid}/Media/${'sid' in media ? String(media.sid) : ''}`;
  expect(media).toMatchObject({
    filename: 'cat.png',
    category: 'body',
    author: 'system',
    is_multipart_upstream: false,
    url: path,
    links: { content: `${path}/Content` },
  });
  expect(media).not.toHaveProperty('account_sid');
  expect(media).not.toHaveProperty('file_name');
});

test('names come back as they were given', async () => {
  await start();
  for (const name of ['Größe "a"; b.png', '../../etc/x.png', 'line\r\nbreak.png', '图 😀.png']) {
    const response = await upload(sandbox, `?Filename=${encodeURIComponent(name)}`);
    expect(((await response.json()) as WireMedia).file_name).toBe(name);
  }
  expect(((await (await upload(sandbox, '')).json()) as WireMedia).file_name).toBeNull();
});

test.each([
  ['no type', new Blob([bytesOf('x')]), 'application/octet-stream', false],
  ['a form', formWith('x'), 'application/octet-stream', true],
])('%s is kept as octets', async (_, body, contentType, multipart) => {
  const { mcsUrl, serviceSid } = await start({ profile: 'observed' });
  const url = `${mcsUrl}/v1/Services/${serviceSid}/Media`;
  const media = await (await askAt(sandbox, url, { method: 'POST', body })).json();
  expect(media).toMatchObject({ content_type: contentType, is_multipart_upstream: multipart });
});

function formWith(text: string): FormData {
  const form = new FormData();
  form.append('file', new Blob([bytesOf(text)]), 'x.png');
  return form;
}

test('a file at the limit is kept, one byte more is not', async () => {
  await start({ mcs: { limitBytes: 3_000, memoryBytes: 1_000 } });
  for (const [size, status] of [
    [0, 201],
    [1_000, 201],
    [1_001, 201],
    [3_000, 201],
    [3_001, 413],
  ] as const) {
    const response = await upload(sandbox, '', { body: new Uint8Array(size).fill(size % 251) });
    expect([size, response.status]).toEqual([size, status]);
  }
  expect(uploads().map(({ sizeBytes }) => sizeBytes)).toEqual([0, 1_000, 1_001, 3_000]);
});

test('more than 150 MB is refused', async () => {
  await start();
  const body = new Uint8Array(150_000_001);
  expect((await upload(sandbox, '', { body })).status).toBe(413);
  expect(uploads()).toEqual([]);
});

test('a large file streams through a file that is gone with the sandbox', async () => {
  const before = sandboxFolders();
  await start();
  const body = Buffer.alloc(20_000_000, 'large ');
  const { sid } = (await (await upload(sandbox, '', { body })).json()) as WireMedia;
  expect(sandboxFolders().length).toBe(before.length + 1);
  const sha256 = createHash('sha256').update(body).digest('hex');
  expect(uploads()).toMatchObject([{ sha256, sizeBytes: body.length }]);
  const bytes = Buffer.from(await (await askMcs(sandbox, `Media/${sid}/Content`)).arrayBuffer());
  expect(bytes.equals(body)).toBe(true);
  await sandbox.close();
  expect(sandboxFolders()).toEqual(before);
});

const sandboxFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`satchel-sandbox-${process.pid}-`));

test('a wrong Content-Size is refused or ignored', async () => {
  const headers = { 'content-size': '16' };
  await start();
  expect((await upload(sandbox, '', { headers })).status).toBe(400);
  expect((await upload(sandbox, '', { headers: { 'content-size': '15' } })).status).toBe(201);
  await sandbox.close();
  await start({ profile: 'observed' });
  expect((await upload(sandbox, '', { headers })).status).toBe(201);
});

test('account, API key and token may ask; nobody else', async () => {
  const { accountSid, authToken, apiKey, accessToken, mcsUrl, serviceSid } = await start();
  const { sid } = await uploaded(sandbox);
  const url = `${mcsUrl}/v1/Services/${serviceSid}/Media/${sid}`;
  const status = async (headers: Record<string, string>) => (await fetch(url, { headers })).status;
  expect(await status(basic(accountSid, authToken))).toBe(200);
  expect(await status(basic(apiKey.sid, apiKey.secret))).toBe(200);
  expect(await status({ 'x-twilio-token': accessToken })).toBe(200);
  for (const headers of [{}, basic(accountSid, 'x'), basic(apiKey.sid, authToken)]) {
    expect(await status(headers)).toBe(401);
  }
  expect(await status({ 'x-twilio-token': 'x' })).toBe(401);
  const refused = await fetch(url, { headers: basic(accountSid, 'x') });
  expect(await refused.json()).toMatchObject({ code: 20003, status: 401, detail: /incorrect/ });
  expect(JSON.stringify(sandbox.requests())).not.toContain(accessToken);
});

test('there is no list, no delete, and no other service to find it in', async () => {
  const { mcsUrl } = await start();
  const { sid } = await uploaded(sandbox);
  expect((await askMcs(sandbox, 'Media')).status).toBe(405);
  const deleted = await askMcs(sandbox, `Media/${sid}`, { method: 'DELETE' });
  expect([deleted.status, await deleted.json()]).toMatchObject([405, { code: 20004 }]);
  for (const service of [`IS${'0'.repeat(32)}`, 'nonsense']) {
    const url = `${mcsUrl}/v1/Services/${service}/Media`;
    const missing = await askAt(sandbox, `${url}/${sid}`);
    expect([missing.status, await missing.json()]).toMatchObject([404, { code: 20404 }]);
    expect((await askAt(sandbox, url, { method: 'POST', body: 'x' })).status).toBe(404);
  }
  expect((await askMcs(sandbox, `Media/ME${'0'.repeat(32)}`)).status).toBe(404);
});

test('errors take the other form in the observed profile', async () => {
  await start({ profile: 'observed' });
  const error = (await (await askMcs(sandbox, 'Media')).json()) as object;
  expect(Object.keys(error)).toEqual(['message', 'detail', 'code', 'more_info']);
});

test('uploads outlive the process in a folder', async () => {
  const storeDir = mkdtempSync(join(tmpdir(), 'satchel-store-'));
  await start({ storeDir });
  const { sid } = await uploaded(sandbox);
  await sandbox.close();
  await start({ storeDir });
  expect(await getMedia(sandbox, sid)).toMatchObject({ sid, file_name: 'cat.png' });
  expect(await (await fetch(await linkOf(sandbox, sid))).text()).toBe('a small picture');
  expect((await uploaded(sandbox)).sid).not.toBe(sid);
});

test('faults strike by route', async () => {
  await start();
  sandbox.faults.arm({ kind: 'answer', status: 503, route: 'mcs-upload', at: 'stored' });
  sandbox.faults.arm({ kind: 'answer', status: 502, body: '<html>', route: 'mcs-upload' });
  expect((await upload(sandbox)).status).toBe(502);
  expect(uploads()).toHaveLength(0);
  sandbox.faults.arm({ kind: 'answer', status: 503, route: 'mcs-upload', at: 'stored' });
  expect((await upload(sandbox)).status).toBe(503);
  expect(uploads()).toMatchObject([{ provider: 'twilioConversations', attachedTo: null }]);
  expect(sandbox.requests()).toMatchObject([
    { host: 'mcs', route: 'mcs-upload', hasAuthorization: true, receivedBytes: 15, status: 502 },
    { host: 'mcs', route: 'mcs-upload', status: 503 },
  ]);
});
