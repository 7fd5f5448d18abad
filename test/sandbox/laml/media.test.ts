import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../electron/sandbox/startSandbox.ts';
import { accountOf, ask, firstMedia, lamlProviders, page } from './accounts.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 60, ...options });
  return sandbox;
};
afterEach(() => sandbox.close());

test.each(lamlProviders)('%s: tells what a message carries', async (provider) => {
  const account = accountOf(await start({ protected: false }), provider);
  const { message, media, path, meta } = await firstMedia(account);
  expect(media).toEqual({
    sid: media.sid,
    account_sid: account.user,
    parent_sid: message.sid,
    content_type: expect.stringMatching(/^(image|video|application)\//),
    date_created: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/),
    date_updated: expect.stringMatching(/ \+0000$/),
    uri: expect.stringMatching(/\.json$/),
  });
  expect(await (await ask(account, meta)).json()).toEqual(media);
  expect(await (await ask(account, media.uri)).json()).toEqual(media);
  const bytes = await ask(account, path);
  expect(bytes.headers.get('content-type')).toBe(media.content_type);
  const whole = Buffer.from(await bytes.arrayBuffer());
  const part = await ask(account, path, { headers: { range: 'bytes=2-5' } });
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(2, 6));
  const head = await ask(account, path, { method: 'HEAD' });
  expect(head.headers.get('content-length')).toBe(String(whole.length));
  expect(await head.text()).toBe('');
});

test.each(lamlProviders)('%s: no two media are the same file', async (provider) => {
  const account = accountOf(await start({ items: 80 }), provider);
  const { messages } = await page(account, 'Messages.json?PageSize=1000');
  const sums = new Set<string>();
  for (const { sid, num_media: count } of messages) {
    if (Number(count) === 0) continue;
    const { media_list: all } = await page(account, `Messages/${sid}/Media.json`);
    expect(all).toHaveLength(Number(count));
    for (const media of all) {
      const bytes = await (await ask(account, `Messages/${sid}/Media/${media.sid}`)).arrayBuffer();
      sums.add(createHash('sha256').update(Buffer.from(bytes)).digest('hex'));
    }
  }
  expect(sums.size).toBe(80);
});

test.each(lamlProviders)('%s: lists media of a message by date and page', async (provider) => {
  const at = Date.UTC(2026, 0, 5, 9);
  const account = accountOf(await start({ now: () => at }), provider);
  const file = (name: string) => ({ name, contentType: 'text/vcard', bytes: Buffer.from(name) });
  const sid = sandbox.receive(provider, { files: ['a', 'b', 'c'].map(file) });
  sandbox.wind(10_000);
  const list = (query: string) => page(account, `Messages/${sid}/Media.json?${query}`);
  expect((await list('DateCreated=2026-01-05')).media_list).toHaveLength(3);
  expect((await list('DateCreated%3E=2026-01-06')).media_list).toHaveLength(0);
  expect((await list('DateCreated<=2026-01-06')).media_list).toHaveLength(3);
  const first = await list('PageSize=2');
  const second = await page(account, first.next_page_uri ?? '');
  expect([...first.media_list, ...second.media_list]).toEqual((await list('')).media_list);
  expect(second.next_page_uri).toBeNull();
});

test.each(lamlProviders)('%s: deletes a file for good, and only once', async (provider) => {
  const account = accountOf(await start(), provider);
  const { message, path, meta } = await firstMedia(account);
  const deleted = await ask(account, meta, { method: 'DELETE' });
  expect([deleted.status, await deleted.text()]).toEqual([204, '']);
  const second = await ask(account, meta, { method: 'DELETE' });
  expect(second.status).toBe(404);
  expect(await second.json()).toMatchObject({
    code: 20_404,
    status: 404,
    message: expect.stringContaining('was not found'),
    more_info: expect.stringContaining('20404'),
  });
  expect([(await ask(account, path)).status, (await ask(account, meta)).status]).toEqual([
    404, 404,
  ]);
  const kept = (await (await ask(account, `Messages/${message.sid}.json`)).json()) as object;
  expect(kept).toMatchObject({ num_media: message.num_media });
});

test.each(lamlProviders)('%s: deleted media may stop being counted', async (provider) => {
  const account = accountOf(await start({ [provider]: { deletedMedia: 'uncounted' } }), provider);
  const { message, meta } = await firstMedia(account);
  await ask(account, meta, { method: 'DELETE' });
  const left = (await (await ask(account, `Messages/${message.sid}.json`)).json()) as object;
  const expected = Number(message.num_media) - 1;
  expect(left).toMatchObject({
    num_media: provider === 'signalwire' ? expected : String(expected),
  });
});

test.each(lamlProviders)('%s: a message takes its media with it', async (provider) => {
  const account = accountOf(await start(), provider);
  const { message, path, meta } = await firstMedia(account);
  const own = `Messages/${message.sid}`;
  expect((await ask(account, own, { method: 'DELETE' })).status).toBe(204);
  for (const gone of [path, meta, `${own}.json`, `${own}/Media.json`]) {
    expect((await ask(account, gone)).status).toBe(404);
  }
  const { messages } = await page(account, 'Messages.json?PageSize=1000');
  expect(messages.map(({ sid }) => sid)).not.toContain(message.sid);
});

test('Twilio speaks XML unless it is asked for JSON', async () => {
  const account = accountOf(await start(), 'twilioMessaging');
  const { message, media, path } = await firstMedia(account);
  const xml = await ask(account, `${path}.xml`);
  expect(xml.headers.get('content-type')).toBe('application/xml');
  expect(await xml.text()).toContain(
    `<TwilioResponse><Media><Sid>${media.sid}</Sid><AccountSid>${account.user}</AccountSid>`,
  );
  const list = await (await ask(account, 'Messages?PageSize=2')).text();
  expect(list.match(/<Message>/g)).toHaveLength(2);
  const wrong = await ask(account, `Messages/${message.sid}/Media/ME${'0'.repeat(32)}`);
  expect(wrong.status).toBe(404);
  expect(await wrong.text()).toMatch(
    /<RestException><Code>20404<\/Code><Message>[^<]+<\/Message><MoreInfo>[^<]+20404<\/MoreInfo><Status>404</,
  );
});

test('Twilio knows its paths in the singular, SignalWire does not', async () => {
  await start({ protected: false });
  for (const [provider, status] of [
    ['twilioMessaging', 200],
    ['signalwire', 404],
  ] as const) {
    const account = accountOf(sandbox, provider);
    const { meta, path } = await firstMedia(account);
    for (const plural of [meta, path]) {
      const singular = plural.replace('Messages/', 'Message/');
      expect((await ask(account, singular)).status).toBe(status);
    }
  }
});

test('SignalWire answers under both of its bases, with and without an extension', async () => {
  const account = accountOf(await start(), 'signalwire');
  const { message, meta } = await firstMedia(account);
  const short = account.root.replace('/api/laml', '');
  const got = await Promise.all(
    [
      `${account.root}/Messages/${message.sid}/Media`,
      `${short}/Messages/${message.sid}/Media.json`,
    ].map(async (path) => (await ask(account, path)).json()),
  );
  expect(got[0]).toEqual(got[1]);
  expect((await ask(account, `${short}/${meta}`)).status).toBe(200);
});

test('SignalWire may take a file without extension for its metadata', async () => {
  const account = accountOf(await start({ signalwire: { byteRoute: 'metadata' } }), 'signalwire');
  const { media, path } = await firstMedia(account);
  expect(await (await ask(account, path)).json()).toEqual(media);
});
