import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createKeychainCalls, type KeychainTimes } from '../../electron/accounts/keychainCalls.ts';
import type { KeychainCall } from '../../electron/accounts/keychainProtocol.ts';
import { type ForkedChild, forkedChild } from './support/forkedChild.ts';
import { freshFolder } from './support/freshFolder.ts';
import { handClock } from './support/handClock.ts';

const times: KeychainTimes = { patienceMs: 8_000, limitMs: 60_000, idleMs: 30_000 };
const get = (account: string): KeychainCall => ({ op: 'get', service: 'Satchel', account });

/** Calls to real processes that run `body` for each message. */
function callsTo(body: string) {
  const path = join(freshFolder(), 'child.cjs');
  writeFileSync(
    path,
    `process.on('disconnect', () => process.exit());
     process.on('message', async (message) => { ${body} });`,
  );
  const clock = handClock();
  const children: ForkedChild[] = [];
  const calls = createKeychainCalls({
    spawn() {
      const child = forkedChild(path);
      children.push(child);
      return child;
    },
    clock: clock.clock,
    times,
    onWaiting: () => {},
  });
  onTestFinished(calls.close);
  return { calls, children, clock };
}

test('asks one thing at a time, in order, of one process', async () => {
  const { calls, children } = callsTo(`
    global.running = (global.running ?? 0) + 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    const value = message.account + ' ' + global.running;
    global.running -= 1;
    process.send({ id: message.id, ok: true, value });
  `);
  const answers = await Promise.all(['a', 'b', 'c'].map((account) => calls.ask(get(account))));
  expect(answers.map((answer) => answer.ok && answer.value)).toEqual(['a 1', 'b 1', 'c 1']);
  expect(children).toHaveLength(1);
});

test('a process that dies at every call fails the call, and is not started for ever', async () => {
  const { calls, children } = callsTo('process.exit(1);');
  expect(await calls.ask(get('a'))).toEqual({ ok: false, cause: 'failed' });
  expect(children).toHaveLength(1);
  expect(await calls.ask(get('a'))).toEqual({ ok: false, cause: 'failed' });
  expect(children).toHaveLength(2);
});

test('a process that died after it had answered is replaced without a word', async () => {
  const { calls, children } = callsTo(`
    process.send({ id: message.id, ok: true, value: 'here' }, () => process.exit());
  `);
  await calls.ask(get('a'));
  expect(await calls.ask(get('b'))).toMatchObject({ ok: true, value: 'here' });
  expect(children).toHaveLength(2);
});

test('a call without an answer is given up with its process; the next one is not touched', async () => {
  const { calls, children, clock } = callsTo(`
    if (message.account !== 'stuck') process.send({ id: message.id, ok: true, value: 'here' });
  `);
  await calls.ask(get('warm-up'));
  const stuck = calls.ask(get('stuck'));
  const next = calls.ask(get('next'));
  await Promise.resolve();
  clock.end(times.limitMs);
  expect(await stuck).toEqual({ ok: false, cause: 'timed-out' });
  expect(await next).toMatchObject({ ok: true, value: 'here' });
  expect(children).toHaveLength(2);
});

test('a process without work is let go', async () => {
  const { calls, children, clock } = callsTo(
    `process.send({ id: message.id, ok: true, value: null });`,
  );
  await calls.ask(get('a'));
  const gone = new Promise<void>((resolve) => children[0]?.onExit(resolve));
  clock.end(times.idleMs);
  await gone;
  expect(await calls.ask(get('b'))).toMatchObject({ ok: true });
  expect(children).toHaveLength(2);
});

test('closing answers what waits', async () => {
  const { calls } = callsTo('');
  const answers = [calls.ask(get('a')), calls.ask(get('b'))];
  await Promise.resolve();
  calls.close();
  expect(await Promise.all(answers)).toEqual([
    { ok: false, cause: 'failed' },
    { ok: false, cause: 'failed' },
  ]);
});
