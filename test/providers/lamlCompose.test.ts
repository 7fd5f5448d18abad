import { afterEach, describe, expect, test } from 'vitest';
import type { Compose, OutgoingMessage } from '../../electron/providers/composing.ts';
import type { CommitHooks, Provider } from '../../electron/providers/provider.ts';
import { providerById } from '../../electron/providers/registry.ts';
import type { Fault, Sandbox, SandboxOptions } from '../../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { SatchelError } from '../../shared/failure.ts';
import { lamlProviders } from '../sandbox/laml/accounts.ts';
import { open, openImpatient, publicFile, signal } from './support.ts';

let sandbox: Sandbox | null = null;
afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  sandbox = await startSandbox({ items: 0, ...options });
  return sandbox;
}

const plain: OutgoingMessage = {
  from: '+15555550145',
  to: '+15555550100',
  text: 'Your order & "more" – ready ✓',
  media: [],
};
const hooks: CommitHooks = { signal: signal(), beforeCommit: async () => {} };
const none: ReadonlySet<string> = new Set();

function composeOf(id: string): { provider: Provider; compose: Compose } {
  const provider = providerById(id);
  if (!provider?.compose) throw new Error(`${id} does not send`);
  return { provider, compose: provider.compose };
}

describe.each(lamlProviders)('%s', (id) => {
  const { provider, compose } = composeOf(id);

  test('sends the text and the files as they are, once, and tells how it goes on', async () => {
    const world = await start({ [id]: { settleMs: 10_000 } });
    const media = [await publicFile(world, 'a.png'), await publicFile(world, 'b.png')];
    let commits = 0;
    const session = open(provider, world);
    const outcome = await compose.send(
      session,
      { ...plain, media },
      { ...hooks, beforeCommit: async () => void commits++ },
    );
    if (outcome.kind !== 'sent') throw new Error(outcome.kind);
    expect(commits).toBe(1);
    expect(world.messages()).toEqual([
      expect.objectContaining({
        sid: outcome.messageRef,
        from: plain.from,
        to: plain.to,
        body: plain.text,
        sha256s: expect.toSatisfy((all: string[]) => all.length === 2),
      }),
    ]);
    expect(outcome.status.phase).toBe('underway');
    world.wind(20_000);
    expect(await compose.status(session, outcome.messageRef, signal())).toEqual({
      phase: 'delivered',
      providerStatus: 'delivered',
      failure: null,
    });
    const { items } = await provider.list(session, null, signal());
    expect(items.map(({ messageRef }) => messageRef)).toEqual([
      outcome.messageRef,
      outcome.messageRef,
    ]);
  });

  test('a message that does not arrive says why', async () => {
    const world = await start();
    const session = open(provider, world);
    const outcome = await compose.send(session, { ...plain, to: '+15555550190' }, hooks);
    if (outcome.kind !== 'sent') throw new Error(outcome.kind);
    world.wind(3_600_000);
    expect(await compose.status(session, outcome.messageRef, signal())).toMatchObject({
      phase: 'failed',
      providerStatus: 'undelivered',
      failure: { kind: 'provider-refused', code: '30003' },
    });
  });

  test.each([
    ['a number that is none', { to: '+15555550192' }, '21211'],
    ['neither text nor file', { text: '' }, '21602'],
    ['a sender that is none', { from: 'Harbour' }, '21606'],
    [
      'a link that is none',
      { media: [{ url: 'nowhere', ref: null, sameAccount: false }] },
      '21620',
    ],
  ])('%s is refused in its own words', async (_name, change, code) => {
    const world = await start();
    const outcome = await compose.send(open(provider, world), { ...plain, ...change }, hooks);
    const failure = { kind: 'provider-refused', code };
    expect(outcome).toMatchObject({ kind: 'unsure', own: true, failure });
    expect(world.messages()).toEqual([]);
  });

  const after: [string, Fault, number][] = [
    ['a reset, taken', { kind: 'reset', at: 'stored' }, 1],
    ['a reset, not taken', { kind: 'reset', at: 'received' }, 0],
    ['silence', { kind: 'hang', at: 'stored' }, 1],
    ['a cut answer', { kind: 'truncate' }, 1],
    ['a malformed one', { kind: 'malformed' }, 1],
    ['a page', { kind: 'answer', status: 200, body: '<html>' }, 0],
    ['an answer without a name', { kind: 'rewrite', change: () => ({ status: 'queued' }) }, 1],
    ['500', { kind: 'answer', status: 500, at: 'stored' }, 1],
    ['503', { kind: 'answer', status: 503 }, 0],
  ];
  test.each(after)('after the last bytes %s leaves it open, and asking tells', async (...of) => {
    const [, fault, taken] = of;
    const world = await start({ items: 4 });
    const since = Date.now();
    const media = [await publicFile(world)];
    world.faults.arm({ ...fault, route: 'send', host: undefined, method: 'POST' });
    const session = fault.kind === 'hang' ? openImpatient(provider, world) : open(provider, world);
    const message = { ...plain, media };
    const outcome = await compose.send(session, message, hooks);
    expect(outcome.kind).toBe('unsure');
    const sent = world.messages();
    expect(sent.length).toBe(taken);
    const asking = open(provider, world);
    expect(await compose.find(asking, message, since, signal(), none)).toBe(sent[0]?.sid ?? null);
    for (const other of [
      { ...message, text: `${plain.text}!` },
      { ...message, to: '+15555550101' },
      { ...message, from: '+15555550146' },
      { ...message, media: [] },
    ]) {
      expect(await compose.find(asking, other, since, signal(), none)).toBeNull();
    }
    const later = Date.now() + 3_600_000;
    expect(await compose.find(asking, message, later, signal(), none)).toBeNull();
    const claimed = new Set(sent.map(({ sid }) => sid));
    expect(await compose.find(asking, message, since, signal(), claimed)).toBeNull();
  });

  const foreign: [string, Fault, object][] = [
    ['401', { kind: 'answer', status: 401 }, { kind: 'unauthorized' }],
    ['404', { kind: 'answer', status: 404 }, { kind: 'provider-refused', status: 404 }],
    ['429', { kind: 'answer', status: 429 }, { kind: 'rate-limited' }],
    ['a redirect', { kind: 'answer', status: 307 }, { kind: 'provider-down' }],
  ];
  test.each(foreign)('%s of something in between leaves it open', async (_name, fault, failure) => {
    const world = await start();
    world.faults.arm({ ...fault, route: 'send' });
    const outcome = await compose.send(open(provider, world), plain, hooks);
    expect(outcome).toMatchObject({ kind: 'unsure', failure });
    expect(outcome).not.toHaveProperty('own');
    expect(world.messages()).toEqual([]);
  });

  test('what could not be written down is not sent', async () => {
    const world = await start();
    const beforeCommit = () => Promise.reject(new SatchelError({ kind: 'cancelled' }));
    const outcome = await compose.send(open(provider, world), plain, { ...hooks, beforeCommit });
    expect(outcome).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } });
    expect(world.messages()).toEqual([]);
  });

  test('nothing has left before it is written down that it will', async () => {
    const world = await start();
    const outcome = await compose.send(open(provider, world), plain, {
      ...hooks,
      beforeCommit: async () => {
        expect(world.requests()).toEqual([]);
        expect(world.messages()).toEqual([]);
      },
    });
    expect(outcome.kind).toBe('sent');
  });
});

test('Twilio takes WhatsApp on both ends or on none, and finds what it sent', async () => {
  const { provider, compose } = composeOf('twilioMessaging');
  const world = await start();
  const session = open(provider, world);
  const chat = { ...plain, from: 'whatsapp:+15555550145', to: 'whatsapp:+15555550100' };
  const sent = await compose.send(session, chat, hooks);
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  expect(world.messages().map(({ to }) => to)).toEqual([chat.to]);
  expect(await compose.find(session, chat, 0, signal(), none)).toBe(sent.messageRef);
  expect(await compose.find(session, plain, 0, signal(), none)).toBeNull();
  expect(await compose.send(session, { ...chat, from: plain.from }, hooks)).toMatchObject({
    // Told in its own words, which one look confirms.
    kind: 'unsure',
    own: true,
    failure: { code: '21910' },
  });
  expect(world.messages()).toHaveLength(1);
});
