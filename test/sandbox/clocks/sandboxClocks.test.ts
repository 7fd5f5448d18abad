import { afterEach, expect, it, test } from 'vitest';
import { createSandboxClocks } from '../../../electron/sandbox/clocks/sandboxClocks.ts';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../electron/sandbox/startSandbox.ts';
import {
  askMcs,
  firstConversation,
  linkOf,
  uploaded,
} from '../hosts/twilioConversations/mcsWire.ts';
import {
  accountOf,
  ask as askLaml,
  firstMedia,
  lamlProviders,
  page,
  sendOne,
} from '../laml/accounts.ts';
import { ask, list, uploadOne } from '../wire.ts';

const now = Date.UTC(2026, 0, 5, 9, 14, 3);
const hourMs = 3_600_000;
const clocks = { date: 3 * hourMs, listed: -2 * hourMs, links: 24 * hourMs };

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 3, now: () => now, clocks, ...options });
};
afterEach(() => sandbox.close());

const dateOf = (answer: Response) => Date.parse(answer.headers.get('date') ?? '') - now;

test('of Plivo: header and listing each by a clock of its own', async () => {
  await start();
  const { upload_time: uploadTime } = await uploadOne(sandbox);
  expect(Date.parse(uploadTime) - now).toBe(clocks.listed);
  expect(dateOf(await ask(sandbox, 'Media/'))).toBe(clocks.date);
  const [newest] = (await list(sandbox)).objects;
  expect(newest?.upload_time).toBe(uploadTime);
  // What it keeps and forgets goes by its own.
  expect(sandbox.ledger().at(-1)?.storedAt).toBe(now);
});

test('of Plivo: messages are listed, and filtered, by the clock of the listing', async () => {
  await start();
  const body = JSON.stringify({ src: '+16465550145', dst: '+12125550100', type: 'mms', text: 'x' });
  await ask(sandbox, 'Message/', { method: 'POST', body });
  const messages = async (since: string) =>
    (
      (await (await ask(sandbox, `Message/?message_time__gte=${since}`)).json()) as {
        objects: { message_time: string }[];
      }
    ).objects;
  const [message] = await messages('2026-01-05 07:14:03');
  expect(message?.message_time).toBe('2026-01-05 07:14:03+00:00');
  expect(await messages('2026-01-05 07:14:04')).toEqual([]);
});

test.each(lamlProviders)('of %s: header, listing and signed links', async (provider) => {
  await start({ protected: true, signalwire: { byteRoute: 'redirect' } });
  const account = accountOf(sandbox, provider);
  const { path } = await firstMedia(account);
  const link = (await askLaml(account, path)).headers.get('location') ?? '';
  const expires = Number(new URL(link).searchParams.get('Expires')) * 1_000;
  expect(expires - now).toBe(clocks.links + 4 * hourMs);
  expect((await fetch(link)).status).toBe(200);
  const sent = await sendOne(account, []);
  expect(Date.parse(sent.date_created) - now).toBe(clocks.listed);
  const newest = await askLaml(account, 'Messages.json');
  expect(dateOf(newest)).toBe(clocks.date);
  sandbox.wind(10_000);
  const day = async (date: string) =>
    (await page(account, `Messages.json?DateSent%3E=${date}`)).messages.map(({ sid }) => sid);
  expect(await day('2026-01-05T07:14:00Z')).toContain(sent.sid);
  expect(await day('2026-01-05T07:15:00Z')).not.toContain(sent.sid);
});

test('of Conversations: header, listing and signed links', async () => {
  await start();
  const media = await uploaded(sandbox);
  expect(Date.parse(media.date_created) - now).toBe(clocks.listed);
  expect(dateOf(await askMcs(sandbox, `Media/${media.sid}`))).toBe(clocks.date);
  const message = await (await firstConversation(sandbox)).messages.create({ body: 'x' });
  expect(message.dateCreated.getTime() - now).toBe(clocks.listed);
  const link = await linkOf(sandbox, media.sid);
  const expires = Number(new URL(link).searchParams.get('Expires')) * 1_000;
  expect(expires - now).toBe(clocks.links + 300_000);
  // It is judged by the clock that made it.
  expect((await fetch(link)).status).toBe(200);
});

it('lists what was there before a clock is set as it was listed then', () => {
  let time = 1_000;
  const set = createSandboxClocks(() => time, { listed: 500 });
  expect([set.listed(-10_000), set.listed(1_000)]).toEqual([-9_500, 1_500]);
  time = 2_000;
  set.skew({ listed: -300, date: 7 });
  expect([set.listed(1_999), set.listed(2_000)]).toEqual([2_499, 1_700]);
  expect([set.now(), set.date(), set.links()]).toEqual([2_000, 2_007, 2_000]);
  set.wind(100);
  expect([set.now(), set.date(), set.links()]).toEqual([2_100, 2_107, 2_100]);
});
