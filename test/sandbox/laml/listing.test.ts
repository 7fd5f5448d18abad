import { afterEach, expect, test } from 'vitest';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../electron/sandbox/startSandbox.ts';
import { accountOf, ask, lamlProviders, page, type WireMessage } from './accounts.ts';

const now = Date.UTC(2026, 0, 5, 9, 14, 3);
let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ now: () => now, ...options });
  return sandbox;
};
afterEach(() => sandbox.close());

async function everyMessage(account: ReturnType<typeof accountOf>, first: string) {
  const seen: WireMessage[] = [];
  for (let uri: string | null = first; uri !== null; ) {
    const got = await page(account, uri);
    seen.push(...got.messages);
    uri = got.next_page_uri;
  }
  return seen;
}

test.each(lamlProviders)('%s: pages lead through every message once', async (provider) => {
  const account = accountOf(await start({ items: 120 }), provider);
  const seen = await everyMessage(account, 'Messages.json?PageSize=40');
  const times = seen.map(({ date_created: at }) => Date.parse(at));
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(new Set(seen.map(({ sid }) => sid)).size).toBe(seen.length);
  const media = seen.reduce((sum, { num_media: count }) => sum + Number(count), 0);
  expect(media).toBe(120);
  expect(seen.some(({ num_media: count }) => Number(count) === 0)).toBe(true);
  expect(new Set(seen.map(({ direction }) => direction))).toEqual(
    new Set(['inbound', 'outbound-api']),
  );
});

test.each(lamlProviders)('%s: pages can be walked back', async (provider) => {
  const account = accountOf(await start(), provider);
  const first = await page(account, 'Messages.json?PageSize=10');
  expect(first).toMatchObject({ page: 0, previous_page_uri: null });
  const second = await page(account, first.next_page_uri ?? '');
  expect(second.page).toBe(1);
  const back = await page(account, second.previous_page_uri ?? '');
  expect(back.messages).toEqual(first.messages);
  expect(back.previous_page_uri).toBeNull();
});

test.each(lamlProviders)('%s: a page goes on after its last was deleted', async (provider) => {
  const account = accountOf(await start(), provider);
  const { messages, next_page_uri: next } = await page(account, 'Messages.json?PageSize=5');
  const following = await page(account, next ?? '');
  await ask(account, `Messages/${messages[4]?.sid}.json`, { method: 'DELETE' });
  expect((await page(account, next ?? '')).messages).toEqual(following.messages);
});

test.each(lamlProviders)('%s: filters hold over pages, in both encodings', async (provider) => {
  const account = accountOf(await start({ items: 400 }), provider);
  const all = await everyMessage(account, 'Messages.json?PageSize=1000');
  const sent = ({ date_sent: at }: WireMessage) => Date.parse(at ?? '');
  const day = Date.UTC(2025, 10, 1);
  const since = all.filter((message) => sent(message) >= day);
  const until = all.filter((message) => sent(message) <= day);
  expect(since.length).toBeGreaterThan(20);
  expect(until.length).toBeGreaterThan(20);
  for (const [query, expected] of [
    ['DateSent>=2025-11-01', since],
    ['DateSent%3E=2025-11-01', since],
    ['DateSent%3E=2025-11-01T00%3A00%3A00Z', since],
    ['DateSent%3C=2025-11-01', until],
    ['DateSent%3E=2025-11-01&DateSent%3C=2025-11-01', []],
    ['From=%2B16465550145', all.filter(({ from }) => from === '+16465550145')],
    ['To=%2B16465550110', all.filter(({ to }) => to === '+16465550110')],
    ['Status=undelivered', all.filter(({ status }) => status === 'undelivered')],
  ] as const) {
    expect(await everyMessage(account, `Messages.json?PageSize=15&${query}`)).toEqual(expected);
  }
  const one = all[0];
  const today = await everyMessage(account, 'Messages.json?DateSent=2026-01-05');
  expect(today).toContainEqual(one);
  expect(today.every(({ date_sent: at }) => at?.includes('05 Jan 2026'))).toBe(true);
  expect((await ask(account, 'Messages.json?DateSent=yesterday')).status).toBe(400);
});

test.each(lamlProviders)('%s: a hundred thousand are made only as asked for', async (provider) => {
  const account = accountOf(await start({ items: 100_000 }), provider);
  const first = await page(account, 'Messages.json?PageSize=1000');
  expect(first.messages).toHaveLength(1_000);
  const old = await page(account, 'Messages.json?DateSent%3C=2025-03-25&PageSize=3');
  expect(old.messages).toHaveLength(3);
  const [message] = old.messages;
  const again = await ask(account, `Messages/${message?.sid}.json`);
  expect(await again.json()).toEqual(message);
});

test('SignalWire refuses pages that were made up', async () => {
  const account = accountOf(await start(), 'signalwire');
  const refusals = {
    'Page=1': 54_453,
    'PageSize=0': 54_454,
    'PageSize=1001': 54_454,
    'PageSize=many': 54_454,
    'PageToken=XX1': 21_481,
    'Page=1&PageToken=PAnothing': 21_481,
  };
  for (const [query, code] of Object.entries(refusals)) {
    const response = await ask(account, `Messages.json?${query}`);
    expect([query, response.status, await response.json()]).toMatchObject([query, 422, { code }]);
  }
});

test('each names its pages in its own way', async () => {
  await start({ items: 90 });
  const signalwire = accountOf(sandbox, 'signalwire');
  const talk = await page(signalwire, 'Messages?From=%2B16465550145&PageSize=2');
  expect(talk.uri).toBe(`${signalwire.root}/Messages?From=%2B16465550145&Page=0&PageSize=2`);
  expect(talk.next_page_uri).toMatch(/\?From=%2B16465550145&Page=1&PageSize=2&PageToken=PA[\w-]+$/);
  expect(talk).not.toHaveProperty('start');
  expect(talk.messages[0]?.num_media).toBeTypeOf('number');

  const twilio = accountOf(sandbox, 'twilioMessaging');
  const sent = await page(twilio, 'Messages.json?DateSent%3E=2025-06-01&PageSize=2');
  const last = sent.messages[1]?.sid;
  expect(sent.next_page_uri).toBe(
    `${twilio.root}/Messages.json?DateSent%3E=2025-06-01&PageSize=2&Page=1&PageToken=PA${last}`,
  );
  expect(sent).toMatchObject({ start: 0, end: 1, page_size: 2 });
  expect(sent.messages[0]?.num_media).toBeTypeOf('string');
});

test('sids look as each makes them', async () => {
  await start({ profile: 'observed' });
  const signalwire = accountOf(sandbox, 'signalwire');
  const talk = await page(signalwire, 'Messages');
  expect(talk.messages.every(({ sid }) => /^[0-9a-f-]{36}$/.test(sid))).toBe(true);
  expect(talk.page_size).toBe('50');
  const carrying = talk.messages.find(({ num_media: count }) => count !== '0');
  const { media_list: carried } = await page(signalwire, `Messages/${carrying?.sid}/Media`);
  expect(carried[0]?.sid).toMatch(/me$/);

  const { messages } = await page(accountOf(sandbox, 'twilioMessaging'), 'Messages.json');
  for (const { sid, num_media: count } of messages) {
    expect(sid).toMatch(count === '0' ? /^SM[0-9a-f]{32}$/ : /^MM[0-9a-f]{32}$/);
  }
});
