import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { listInMs } from '../../electron/providers/plivo/listPace.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import { plivoSender } from '../../electron/providers/plivo/sender.ts';
import type { Session } from '../../electron/providers/provider.ts';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../electron/sandbox/startSandbox.ts';
import { ask } from '../sandbox/wire.ts';
import { fastClock } from '../uploads/support/fastClock.ts';
import { open, signal } from './support.ts';

let sandbox: Sandbox;
afterEach(() => sandbox?.close());

/** The account and whoever asks it on one clock, of which a minute takes a moment. */
async function start(options: SandboxOptions = {}): Promise<Session> {
  const clock = fastClock(600);
  sandbox = await startSandbox({ items: 5, now: clock.now, ...options });
  return open(plivo, sandbox, {}, { answerMs: 20_000_000 }, clock);
}

async function fill(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const message = { src: '+15550100', dst: `+1212555${1_000 + index}`, type: 'mms', text: 'x' };
    await ask(sandbox, 'Message/', { method: 'POST', body: JSON.stringify(message) });
  }
}

const lists = () => sandbox.requests().filter(({ route }) => route === 'messages');

async function walk(session: Session): Promise<number> {
  let pages = 0;
  for (let cursor: string | null = null; pages === 0 || cursor !== null; pages += 1) {
    cursor = (await plivo.list(session, cursor, signal())).nextCursor;
  }
  return pages;
}

const find = (session: Session, to: string) => {
  const message = { from: '+15550100', to, text: 'x', media: [] };
  // Filling it takes hours of this clock on a machine that is busy.
  const since = session.clock.now() - 20 * 24 * 3_600_000;
  return plivo.compose?.find(session, message, since, signal(), new Set());
};

test('no minute has more than twenty lists in it, and those without hurry leave room', () => {
  const asked = fc.array(fc.record({ urgent: fc.boolean(), afterMs: fc.nat(9_000) }), {
    minLength: 30,
    maxLength: 90,
  });
  fc.assert(
    fc.property(asked, (requests) => {
      const begun: number[] = [];
      let now = 0;
      for (const { urgent, afterMs } of requests) {
        now += afterMs;
        now += listInMs({ begunMs: begun, restUntilMs: 0 }, urgent, now);
        const before = begun.filter((at) => at > now - 60_000).length;
        expect(before).toBeLessThan(urgent ? 20 : 16);
        begun.push(now);
      }
    }),
  );
});

describe('an account with many messages', () => {
  test('is read to its end without one list too many', async () => {
    const session = await start();
    await fill(500);
    expect(await walk(session)).toBe(1 + 25);
    expect(lists()).toHaveLength(25);
    expect(new Set(lists().map(({ status }) => status))).toEqual(new Set([200]));
  });

  test('answers a question about one message before the rest of its lists', async () => {
    const session = await start();
    await fill(700);
    const walking = walk(session);
    while (lists().length < 16) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(await find(session, '+12125551003')).toEqual(expect.any(String));
    expect(lists().length).toBeLessThan(25);
    await walking;
    expect(new Set(lists().map(({ status }) => status))).toEqual(new Set([200]));
  });

  test.each([
    ['says when', { 'retry-after': '20' }],
    ['does not say when', {}],
  ])('that somebody else asks as well is waited out where it %s', async (_, headers) => {
    const session = await start();
    await fill(30);
    const tooMany = { kind: 'answer', status: 429, headers, route: 'messages', times: 7 } as const;
    sandbox.faults.arm(tooMany);
    expect(await find(session, '+12125551003')).toEqual(expect.any(String));
    expect(await walk(session)).toBe(1 + 2);
  });
});

test.each([
  ['right', 0],
  ['half a day behind', -12],
  ['half a day ahead', 12],
])('never more than ninety days are asked for, by a clock that is %s', async (_, hours) => {
  const clock = fastClock(600);
  const server = () => clock.now() - hours * 3_600_000;
  sandbox = await startSandbox({ items: 3, now: server });
  const session = open(plivo, sandbox, {}, { answerMs: 20_000_000 }, clock);
  await fill(3);
  await walk(session);
  const long = clock.now() - 400 * 86_400_000;
  const message = { from: '+15550100', to: '+12125551001', text: 'x', media: [] };
  await plivo.compose?.find(session, message, long, signal(), new Set());
  const since = lists().map(({ query, at }) => {
    const text = new URLSearchParams(query).get('message_time__gte') ?? '';
    return (at - Date.parse(`${text.replace(' ', 'T')}Z`)) / 86_400_000;
  });
  expect(since.length).toBeGreaterThanOrEqual(2);
  for (const days of since) expect(days).toBeLessThan(90);
  expect(new Set(lists().map(({ status }) => status))).toEqual(new Set([200]));
});

test('one older than can be asked for is not called absent', async () => {
  const session = await start();
  const message = { from: '+15550100', to: '+12125551001', text: 'x', media: [] };
  const long = session.clock.now() - 100 * 86_400_000;
  const asked = plivo.compose?.find(session, message, long, signal(), new Set());
  await expect(asked).rejects.toMatchObject({ failure: { cause: 'untold' } });
});

test.each([
  ['+15550100', { src: '+15550100' }],
  ['Shop', { src: 'Shop' }],
  ['55501', { src: '55501' }],
  [
    '0E3D6A52-1C7B-4F0E-9D35-6B1F2A9C8E41',
    { powerpack_uuid: '0e3d6a52-1c7b-4f0e-9d35-6b1f2a9c8e41' },
  ],
  ['MG0123456789abcdef0123456789abcdef', null],
])('as a sender %s goes as %j', (from, call) => {
  expect(plivoSender(from)).toEqual(call);
});
