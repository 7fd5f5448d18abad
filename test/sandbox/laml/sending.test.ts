import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { numberFates } from '../../../electron/sandbox/laml/protocol/lamlOptions.ts';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../electron/sandbox/startSandbox.ts';
import { fetchMedia } from '../../../electron/sandbox/wire/fetchMedia.ts';
import { gif, upload, uploadOne } from '../wire.ts';
import {
  accountOf,
  ask,
  firstMedia,
  type LamlAccount,
  lamlProviders,
  page,
  receiver,
  send,
  sender,
  sendOne,
  type WireMessage,
} from './accounts.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 20, ...options });
  return sandbox;
};
afterEach(() => sandbox.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function current(account: LamlAccount, sid: string): Promise<WireMessage> {
  return (await (await ask(account, `Messages/${sid}.json`)).json()) as WireMessage;
}

async function codeOf(account: LamlAccount, fields: [string, string][]): Promise<unknown> {
  const response = await send(account, fields);
  expect(response.status).toBe(400);
  return ((await response.json()) as { code: number }).code;
}

const common: [string, string][] = [
  ['To', receiver],
  ['From', sender],
];

test.each(lamlProviders)('%s: sends what it fetched from a public link', async (provider) => {
  const account = accountOf(await start(), provider);
  const { media_url: url } = await uploadOne(sandbox);
  const sent = await sendOne(account, [url, url]);
  expect(sent).toMatchObject({ status: 'queued', from: sender, to: receiver, date_sent: null });
  expect(Number(sent.num_media)).toBe(2);
  sandbox.wind(10_000);
  const { media_list: carried } = await page(account, `Messages/${sent.sid}/Media.json`);
  expect(carried.map(({ content_type: type }) => type)).toEqual(['image/gif', 'image/gif']);
  const path = `Messages/${sent.sid}/Media/${carried[0]?.sid}`;
  const bytes = await ask(account, path, { redirect: 'follow' });
  expect(Buffer.from(await bytes.arrayBuffer())).toEqual(gif);
  expect((await page(account, 'Messages.json')).messages[0]?.sid).toBe(sent.sid);
  const [entry] = sandbox.messages();
  expect(entry).toMatchObject({
    sid: sent.sid,
    provider,
    from: sender,
    to: receiver,
    body: 'Hello',
    sha256s: [sha256(gif), sha256(gif)],
  });
  const asked = sandbox.requests().find(({ route }) => route === 'send');
  expect(entry?.requestId).toBe(asked?.id);
  const fetches = sandbox.requests().filter(({ host }) => host === 'media');
  const twilio = provider === 'twilioMessaging';
  expect(fetches.filter(({ method }) => method === 'HEAD')).toHaveLength(twilio ? 2 : 0);
  expect(fetches.filter(({ method }) => method === 'GET')).toHaveLength(2);
});

test.each(lamlProviders)('%s: its own public files can be sent on', async (provider) => {
  const account = accountOf(
    await start({ protected: false, [provider]: { byteRoute: 'redirect' } }),
    provider,
  );
  const { path, media } = await firstMedia(account);
  const sent = await sendOne(account, [`${account.origin}${account.root}/${path}`]);
  sandbox.wind(10_000);
  const { media_list: carried } = await page(account, `Messages/${sent.sid}/Media.json`);
  expect(carried[0]?.content_type).toBe(media.content_type);
});

test.each([
  ['signalwire', 'initiated', '0195', 'delivered', null],
  ['twilioMessaging', 'sending', '0195', 'delivered', null],
  ['signalwire', 'initiated', numberFates.undelivered, 'undelivered', '30003'],
  ['twilioMessaging', 'sending', numberFates.undelivered, 'undelivered', 30_003],
  ['twilioMessaging', 'sending', numberFates.failed, 'failed', 30_005],
] as const)('%s: a message goes its way by the clock', async (...row) => {
  const [provider, middle, ending, fate, code] = row;
  const account = accountOf(await start({ now: () => 1_767_604_443_000 }), provider);
  const { sid } = await sendOne(account, [], `+1212555${ending}`);
  const statuses: string[] = [];
  for (let second = 0; second < 6; second += 1) {
    const { status } = await current(account, sid);
    if (statuses[statuses.length - 1] !== status) statuses.push(status);
    sandbox.wind(1_000);
  }
  const expected = ['queued', middle, ...(fate === 'failed' ? [] : ['sent']), fate];
  expect(statuses).toEqual(expected);
  const final = await current(account, sid);
  expect(final.error_code).toBe(code);
  expect(final.date_sent === null).toBe(fate === 'failed');
});

test.each([
  ['signalwire', 422],
  ['twilioMessaging', 409],
] as const)('%s: deletes nothing that is still on its way', async (provider, status) => {
  const account = accountOf(await start({ now: () => 1_767_604_443_000 }), provider);
  const { sid } = await sendOne(account, [(await uploadOne(sandbox)).media_url]);
  sandbox.wind(1_900);
  const { media_list: carried } = await page(account, `Messages/${sid}/Media.json`);
  for (const path of [`Messages/${sid}.json`, `Messages/${sid}/Media/${carried[0]?.sid}.json`]) {
    const refused = await ask(account, path, { method: 'DELETE' });
    expect([refused.status, await refused.json()]).toMatchObject([status, { code: 20_009 }]);
  }
  sandbox.wind(10_000);
  expect((await ask(account, `Messages/${sid}.json`, { method: 'DELETE' })).status).toBe(204);
  expect(sandbox.messages()).toHaveLength(1);
});

test.each(lamlProviders)('%s: refuses what it cannot send', async (provider) => {
  const account = accountOf(await start(), provider);
  const { media_url: url } = await uploadOne(sandbox);
  const files = (...urls: string[]) => urls.map((one): [string, string] => ['MediaUrl', one]);
  expect(await codeOf(account, common)).toBe(21_602);
  expect(await codeOf(account, [['From', sender], ...files(url)])).toBe(21_211);
  expect(await codeOf(account, [['To', receiver], ...files(url)])).toBe(21_603);
  const nobody = `+1212555${numberFates.invalid}`;
  expect(await codeOf(account, [['To', nobody], ['From', sender], ...files(url)])).toBe(21_211);
  expect(await codeOf(account, [...common, ...files('not a url')])).toBe(21_620);
  expect(await codeOf(account, [...common, ...files(`${url}0`)])).toBe(63_019);
  // An address beyond this machine is never asked.
  expect(await codeOf(account, [...common, ...files('https://files.invalid/a.gif')])).toBe(63_019);
  expect(await codeOf(account, [...common, ...files(...Array<string>(11).fill(url))])).toBe(21_623);
  sandbox.faults.arm({
    kind: 'answer',
    status: 200,
    body: 'PK',
    headers: { 'content-type': 'application/zip' },
    host: 'media',
    times: 2,
  });
  expect(await codeOf(account, [...common, ...files(url)])).toBe(12_300);
  sandbox.faults.clear();
  sandbox.faults.arm({ kind: 'content-type', contentType: 'image/png', host: 'media', times: 2 });
  expect(await codeOf(account, [...common, ...files(url)])).toBe(12_300);
  expect(sandbox.messages()).toEqual([]);
});

test.each(lamlProviders)('%s: counts the bytes of all files', async (provider) => {
  const account = accountOf(await start({ [provider]: { maxFiles: 8 } }), provider);
  const video = Buffer.concat([gif, Buffer.alloc(1_900_000)]);
  const response = await upload(sandbox, [{ name: 'long.gif', bytes: video }]);
  const { objects } = (await response.json()) as { objects: { media_url: string }[] };
  const url = objects[0]?.media_url ?? '';
  const times = (count: number) =>
    Array.from({ length: count }, (): [string, string] => ['MediaUrl', url]);
  expect(await codeOf(account, [...common, ...times(3)])).toBe(11_751);
  expect(await codeOf(account, [...common, ...times(9)])).toBe(21_623);
  expect((await send(account, [...common, ...times(2)])).status).toBe(201);
});

test.each(lamlProviders)('%s: trouble with a file may come later', async (provider) => {
  const account = accountOf(await start({ [provider]: { fetchTrouble: 'fail' } }), provider);
  const { sid } = await sendOne(account, [`${sandbox.plivo.mediaOrigin}/nothing.gif`]);
  sandbox.wind(10_000);
  const { status, error_code: code } = await current(account, sid);
  expect([status, Number(code)]).toEqual(['failed', 63_019]);
});

test("Twilio's media comes a little after its message", async () => {
  const account = accountOf(
    await start({ twilioMessaging: { mediaDelayMs: 3_000 }, now: () => 1_767_604_443_000 }),
    'twilioMessaging',
  );
  const { sid, num_media: count } = await sendOne(account, [(await uploadOne(sandbox)).media_url]);
  expect(count).toBe('1');
  const list = async () => (await page(account, `Messages/${sid}/Media.json`)).media_list;
  expect(await list()).toEqual([]);
  sandbox.wind(3_000);
  expect(await list()).toHaveLength(1);
});

test.each(lamlProviders)('%s: a file that two messages carry outlives one', async (provider) => {
  const account = accountOf(await start(), provider);
  const { media_url: url } = await uploadOne(sandbox);
  const [first, second] = [await sendOne(account, [url]), await sendOne(account, [url])];
  sandbox.wind(60_000);
  const { media_list: carried } = await page(account, `Messages/${first.sid}/Media.json`);
  const path = `Messages/${first.sid}/Media/${carried[0]?.sid}.json`;
  const remove = (sid: string) => ask(account, `Messages/${sid}.json`, { method: 'DELETE' });
  await remove(first.sid);
  expect((await ask(account, path)).status).toBe(200);
  await remove(second.sid);
  expect((await ask(account, path)).status).toBe(404);
});

test.each(lamlProviders)('%s: what was sent unheard is in the ledger', async (provider) => {
  const account = accountOf(await start(), provider);
  sandbox.faults.arm({ kind: 'reset', at: 'stored', route: 'send' });
  await expect(sendOne(account, [])).rejects.toThrow();
  expect(sandbox.messages()).toMatchObject([{ provider, to: receiver }]);
  sandbox.faults.arm({ kind: 'reset', at: 'received', route: 'send' });
  await expect(sendOne(account, [])).rejects.toThrow();
  expect(sandbox.messages()).toHaveLength(1);
});

test.each(lamlProviders)('%s: messages come in while it runs', async (provider) => {
  const account = accountOf(await start(), provider);
  const file = { name: 'cat.gif', contentType: 'image/gif', bytes: gif };
  const sid = sandbox.receive(provider, { from: receiver, body: 'Look!', files: [file] });
  const newest = (await page(account, 'Messages.json?PageSize=1')).messages[0];
  expect(newest).toMatchObject({ sid, from: receiver, status: 'received', direction: 'inbound' });
  expect(sandbox.messages()).toEqual([]);
});

test('nothing but this machine is asked for files', async () => {
  await start();
  const { media_url: url } = await uploadOne(sandbox);
  const rules = { accepts: ['image'], asksHead: false };
  expect(await fetchMedia(url, rules)).toMatchObject({ contentType: 'image/gif', bytes: gif });
  sandbox.faults.arm({ kind: 'redirect', location: 'http://files.invalid/a', host: 'media' });
  expect(await fetchMedia(url, rules)).toMatchObject({ code: 63_019 });
});
