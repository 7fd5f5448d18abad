import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../electron/providers/composing.ts';
import { toMessage, toStatus } from '../../electron/providers/plivo/messages.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import type { RemoteItem, Session } from '../../electron/providers/provider.ts';
import type { Sandbox, SandboxOptions } from '../../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { SatchelError } from '../../shared/failure.ts';
import { failureOf } from '../base/support/testHttp.ts';
import { open, openImpatient, openQuick, signal } from './support.ts';

let sandbox: Sandbox | null = null;

afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  sandbox = await startSandbox({ items: 30, ...options });
  return sandbox;
}

async function listAll(session: Session, newerThan?: number) {
  const items: RemoteItem[] = [];
  let cursor: string | null = null;
  do {
    const options = newerThan === undefined ? {} : { newerThan };
    const page = await plivo.list(session, cursor, signal(), options);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

const message = (media: OutgoingMessage['media'] = [], more: object = {}): OutgoingMessage => ({
  from: '+15550100',
  to: '+15550101',
  text: 'Hello',
  media,
  ...more,
});
const own = ({ ref, linkUrl }: RemoteItem) => ({ url: linkUrl ?? '', ref, sameAccount: true });

async function send(session: Session, sent: OutgoingMessage) {
  let commits = 0;
  const beforeCommit = async () => void commits++;
  const outcome = await plivo.compose?.send(session, sent, { signal: signal(), beforeCommit });
  return { outcome, commits };
}

async function sendUsing(session: Session, count: number, more: object = {}) {
  const items = (await listAll(session)).slice(0, count);
  const { outcome } = await send(session, message(items.map(own), more));
  if (outcome?.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify(outcome)}`);
  return { items, messageRef: outcome.messageRef };
}

describe.each(['seed', 'observed'] as const)('what was used, as %s', (profile) => {
  test('is told by the messages, for the items of the list', async () => {
    const world = await start({ profile });
    const session = open(plivo, world);
    const { items, messageRef } = await sendUsing(session, 3);
    const all = await listAll(session);
    expect(all).toHaveLength(33);
    for (const { ref } of items) {
      const told = all.filter((item) => item.ref === ref);
      expect(told.map(({ usedAt }) => usedAt !== null)).toEqual([false, true]);
      expect(told[1]).toMatchObject({
        messageRef,
        direction: 'outbound',
        fromAddress: '+15550100',
        toAddress: '+15550101',
        // What the list knows better is left to it.
        storedAt: null,
        linkUrl: null,
      });
      expect(Math.abs((told[1]?.usedAt ?? 0) - Date.now())).toBeLessThan(60_000);
    }
  });

  test('goes over pages, and goes on after a stop', async () => {
    const world = await start({ profile, items: 45 });
    const session = open(plivo, world);
    for (let i = 0; i < 23; i += 1) await send(session, message([], { text: `${i}` }));
    const { messageRef } = await sendUsing(session, 1);
    for (let i = 0; i < 23; i += 1) await send(session, message([], { text: `${i}` }));
    const cursors: string[] = [];
    const items: RemoteItem[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof plivo.list>> = await plivo.list(
        open(plivo, world),
        cursor,
        signal(),
      );
      items.push(...page.items);
      expect(page.total).toBe(45);
      cursor = page.nextCursor;
      if (cursor === null) break;
      cursors.push(cursor);
    }
    expect(cursors).toEqual(['20', '40', 'used:0:45', 'used:20:45', 'used:40:45']);
    expect(items.filter((item) => item.messageRef === messageRef)).toHaveLength(1);
  });
});

test('who looks for new items is not told what was used', async () => {
  const world = await start();
  const session = open(plivo, world);
  await sendUsing(session, 2);
  const before = world.requests().length;
  expect(await listAll(session, 0)).toHaveLength(30);
  const routes = new Set(
    world
      .requests()
      .slice(before)
      .map(({ route }) => route),
  );
  expect([...routes]).toEqual(['list']);
});

test('a refusal for being too many loses nothing', async () => {
  const world = await start();
  const session = openQuick(plivo, world);
  const { items } = await sendUsing(session, 1);
  for (let i = 0; i < 12; i += 1) await send(session, message(items.map(own)));
  world.faults.arm({ kind: 'answer', route: 'message-media', status: 429, times: 5 });
  const told = (await listAll(session)).filter(({ usedAt }) => usedAt !== null);
  expect(told).toHaveLength(13);
});

test.each([
  ['403', { kind: 'answer', status: 403 }],
  ['404', { kind: 'answer', status: 404 }],
  ['405', { kind: 'answer', status: 405 }],
  ['malformed', { kind: 'malformed' }],
  ['no messages at all', { kind: 'rewrite', change: () => ({ meta: {}, objects: [7] }) }],
] as const)('messages that cannot be listed do not stand in the way: %s', async (_, fault) => {
  const world = await start();
  world.faults.arm({ ...fault, route: 'messages', times: 9 });
  expect(await listAll(openQuick(plivo, world))).toHaveLength(30);
});

test('what was not answered is asked for again, not taken for nothing', async () => {
  const world = await start();
  world.faults.arm({ kind: 'answer', route: 'messages', status: 503 });
  const work = listAll(openQuick(plivo, world));
  expect(await failureOf(work)).toMatchObject({ kind: 'provider-down', status: 503 });
});

test.each(['', 'x', 'used:', 'used:-1', '1:2:3', 'used:1:x'])(
  'no place in the list: %j',
  async (at) => {
    const work = plivo.list(open(plivo, await start()), at, signal());
    expect(await failureOf(work)).toMatchObject({ kind: 'invalid-input' });
  },
);

describe('sending a message', () => {
  test('uses media of the account by name, and any other by its link', async () => {
    const world = await start();
    const session = open(plivo, world);
    const [mine, other] = await listAll(session);
    if (mine === undefined || other === undefined) throw new Error('nothing is listed');
    const media = [own(mine), { ...own(other), sameAccount: false }];
    const { outcome, commits } = await send(session, message(media));
    expect(commits).toBe(1);
    expect(outcome).toMatchObject({ kind: 'sent', status: { phase: 'underway' } });
    const [entry] = world.messages();
    const hashOf = (ref: string) => world.ledger().find(({ id }) => id === ref)?.sha256;
    expect(entry).toMatchObject({
      provider: 'plivo',
      body: 'Hello',
      sha256s: [hashOf(mine.ref), hashOf(other.ref)],
    });
  });

  test('tells how far it is', async () => {
    const world = await start();
    const session = open(plivo, world);
    const well = await sendUsing(session, 1);
    const badly = await sendUsing(session, 1, { to: '+15550199' });
    const status = (ref: string) => plivo.compose?.status(session, ref, signal());
    expect((await status(well.messageRef))?.phase).toBe('underway');
    world.wind(10_000);
    expect(await status(well.messageRef)).toEqual({
      phase: 'delivered',
      providerStatus: 'delivered',
      failure: null,
    });
    expect(await status(badly.messageRef)).toMatchObject({
      phase: 'failed',
      failure: { kind: 'provider-refused', code: '450' },
    });
  });

  test.each([
    ['400', { kind: 'answer', status: 400, body: { error: 'no' } }, 'unsure'],
    ['401', { kind: 'answer', status: 401 }, 'unsure'],
    ['429', { kind: 'answer', status: 429 }, 'unsure'],
    ['302', { kind: 'answer', status: 302, at: 'stored' }, 'unsure'],
    ['500', { kind: 'answer', status: 500 }, 'unsure'],
    ['a reset before', { kind: 'reset', at: 'headers' }, 'unsure'],
    ['a reset after', { kind: 'reset', at: 'stored' }, 'unsure'],
    ['cut', { kind: 'truncate' }, 'unsure'],
    ['no name', { kind: 'rewrite', change: () => ({ message_uuid: [] }) }, 'unsure'],
  ] as const)('whose answer is %s', async (_name, fault, kind) => {
    const world = await start();
    world.faults.arm({ ...fault, route: 'send' });
    expect((await send(open(plivo, world), message())).outcome?.kind).toBe(kind);
  });

  test('silence leaves it open, and nobody there does not', async () => {
    const world = await start();
    world.faults.arm({ kind: 'hang', route: 'send' });
    const session = openImpatient(plivo, world);
    expect((await send(session, message())).outcome?.kind).toBe('unsure');
    await world.close();
    const { outcome, commits } = await send(session, message());
    expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'offline' } });
    expect(commits).toBe(0);
  });
});

describe('an unsure message', () => {
  const find = (session: Session, sent: OutgoingMessage, since: number, taken: string[] = []) =>
    plivo.compose?.find(session, sent, since, signal(), new Set(taken));

  test.each([
    ['taken', 'stored', true],
    ['not taken', 'received', false],
  ] as const)('is found by whom it went to and what it carries: %s', async (_name, at, stored) => {
    const world = await start();
    const session = open(plivo, world);
    const since = Date.now();
    const media = (await listAll(session)).slice(0, 2).map(own);
    await send(session, message(media, { to: '+15550102' }));
    await send(session, message(media.slice(0, 1)));
    world.faults.arm({ kind: 'reset', route: 'send', at });
    await send(session, message(media));
    const found = await find(session, message(media), since);
    const [entry] = world.messages();
    expect(found).toBe(stored ? entry?.sid : null);
  });

  test('is not taken for another that is just like it, nor for an earlier one', async () => {
    const world = await start();
    const session = open(plivo, world);
    const first = await sendUsing(session, 1);
    const same = message(first.items.map(own));
    expect(await find(session, same, Date.now(), [first.messageRef])).toBeNull();
    expect(await find(session, same, Date.now())).toBe(first.messageRef);
    world.wind(3_600_000);
    expect(await find(session, same, Date.now() + 3_600_000)).toBeNull();
  });

  test('is looked for among other media of the account', async () => {
    const world = await start();
    const session = open(plivo, world);
    const { items } = await sendUsing(session, 2);
    const other = (await listAll(session))[5];
    if (other === undefined || items[0] === undefined) throw new Error('too few');
    expect(await find(session, message([own(items[0]), own(other)]), Date.now())).toBeNull();
  });
});

test('a message of any shape gives facts or a failure', () => {
  const field = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }));
  const any = fc.record({
    message_uuid: fc.oneof(fc.constant('m1'), field),
    message_direction: field,
    message_state: field,
    message_time: field,
    from_number: field,
    to_number: field,
    error_code: field,
  });
  fc.assert(
    fc.property(fc.oneof(any, field), (value) => {
      try {
        const facts = toMessage(value);
        expect(facts.id).not.toBe('');
        expect(['underway', 'delivered', 'failed']).toContain(toStatus(facts).phase);
        expect((facts.errorCode ?? '').length).toBeLessThanOrEqual(64);
      } catch (error) {
        if (!(error instanceof SatchelError)) throw error;
      }
    }),
  );
});
