import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../electron/sandbox/faults/fault.ts';
import { notTaken } from '../../shared/message.ts';
import { inOwnWords } from '../uploads/support/ownWords.ts';
import {
  line,
  type MessageRig,
  type MessageRigOptions,
  openMessageRig,
} from './support/messageRig.ts';

let rig: MessageRig;
const open = async (options?: MessageRigOptions) => {
  rig = await openMessageRig(options);
  return rig;
};
afterEach(() => rig.close());

/** Gives up soon where nobody will ever answer, and nowhere else. */
const patienceFor = ({ kind }: Pick<Fault, 'kind'>): MessageRigOptions =>
  kind === 'hang' ? { limits: { answerMs: 1_000, inFlightBytes: 0 } } : {};
const throttled = { kind: 'answer', status: 429, headers: { 'retry-after': '5' } } as const;
const onlyRow = async () => {
  const [row, ...more] = await rig.service().list(undefined);
  expect(more).toEqual([]);
  return row;
};
const seen = () => rig.state.emitted.map((row) => row.state);
/** The judge is the provider's own ledger of messages. */
const expectOnce = async () => {
  expect(rig.ledger('Hello').length).toBe(1);
  expect(rig.asked()).toBe(1);
  const row = await onlyRow();
  expect(row?.messageRef).toBe(rig.ledger('Hello')[0]?.sid);
};

describe('a message whose answer was lost is found, and sent once', () => {
  it.each<[string, Fault]>([
    ['reset', { kind: 'reset', at: 'stored' }],
    ['a cut answer', { kind: 'truncate' }],
    ['an answer that is no JSON', { kind: 'malformed' }],
    ['an HTML page', { kind: 'content-type', contentType: 'text/html' }],
    ['another answer', { kind: 'rewrite', change: () => ({ hello: 'there' }) }],
    ['500', { kind: 'answer', status: 500, at: 'stored' }],
    ['502', { kind: 'answer', status: 502, body: '<html>', at: 'stored' }],
    ['503', { kind: 'answer', status: 503, headers: { 'retry-after': '1' }, at: 'stored' }],
    ['504', { kind: 'answer', status: 504, at: 'stored' }],
    ['408', { kind: 'answer', status: 408, at: 'stored' }],
    ['silence', { kind: 'hang', at: 'stored' }],
    // What something in between answers in the provider's place.
    ...[301, 302, 307, 400, 401, 403, 404, 413, 429].map((status): [string, Fault] => [
      `a foreign ${status}`,
      { kind: 'answer', status, body: '<html>', at: 'stored' },
    ]),
    ['a foreign 429 with Retry-After', { ...throttled, at: 'stored' }],
    ['400 in the provider’s words', { ...inOwnWords(400, 21211), at: 'stored' }],
    ['429 in the provider’s words', { ...inOwnWords(429, 20429), at: 'stored' }],
  ])('%s', async (_, fault) => {
    await open(patienceFor(fault));
    const ids = await rig.files(2);
    rig.sandbox.faults.arm({ ...fault, route: 'send' });
    await rig.send('Hello', ids);
    await rig.settled();
    expect(await onlyRow()).toMatchObject({ state: 'delivered', mediaCount: 2 });
    await expectOnce();
  });
});

describe('a message that the provider does not have fails, and is not sent again', () => {
  it.each<[string, Fault]>([
    ['reset after its last byte', { kind: 'reset', at: 'received' }],
    ['500', { kind: 'answer', status: 500 }],
    ['silence', { kind: 'hang', at: 'received' }],
    ['a foreign 302', { kind: 'answer', status: 302 }],
  ])('%s', async (_, fault) => {
    await open(patienceFor(fault));
    rig.sandbox.faults.arm({ ...fault, route: 'send' });
    await rig.send('Hello');
    await rig.settled();
    expect(await onlyRow()).toMatchObject({ state: 'failed', failure: notTaken });
    expect([rig.asked(), rig.ledger('Hello').length]).toEqual([1, 0]);
  });
});

describe('a message that is refused and not there fails for that reason, and is not sent again', () => {
  it.each<[string, Fault, object]>([
    ['a foreign 401', { kind: 'answer', status: 401 }, { kind: 'unauthorized' }],
    ['a foreign 403', { kind: 'answer', status: 403 }, { kind: 'forbidden' }],
    ['a foreign 404', { kind: 'answer', status: 404 }, { kind: 'provider-refused', status: 404 }],
    ['a foreign 429', throttled, { kind: 'rate-limited' }],
    ['400 in the provider’s words', inOwnWords(400, 21211), { code: '21211' }],
    ['401 in the provider’s words', inOwnWords(401, 20003), { kind: 'unauthorized' }],
  ])('%s', async (_, fault, failure) => {
    await open(patienceFor(fault));
    rig.sandbox.faults.arm({ ...fault, route: 'send' });
    await rig.send('Hello');
    await rig.settled();
    expect(await onlyRow()).toMatchObject({ state: 'failed', messageRef: null, failure });
    expect([rig.asked(), rig.ledger('Hello').length]).toEqual([1, 0]);
  });

  it('429 in the provider’s words is waited out, and it is sent once', async () => {
    await open();
    rig.sandbox.faults.arm({ ...inOwnWords(429, 20429), route: 'send', times: 2 });
    await rig.send('Hello');
    await rig.settled();
    expect((await onlyRow())?.state).toBe('delivered');
    expect([rig.asked(), rig.ledger('Hello').length]).toEqual([3, 1]);
  });

  it('a refusal after which nobody can be asked is a question, not an answer', async () => {
    await open();
    rig.sandbox.faults.arm({ ...inOwnWords(400, 21211), at: 'stored', route: 'send' });
    rig.sandbox.faults.arm({ kind: 'answer', route: 'messages', status: 500, times: 2 });
    await rig.send('Hello');
    await rig.settled();
    expect((await onlyRow())?.state).toBe('delivered');
    await expectOnce();
  });
});

describe('a crash', () => {
  it('between the last bytes and the answer leads to asking', async () => {
    await open({ limits: { answerMs: 60_000 } });
    rig.sandbox.faults.arm({ kind: 'hang', route: 'send', at: 'stored' });
    await rig.send('Hello');
    await rig.until((rows) => rows.some((row) => row.state === 'sending' && row.committing));
    while (rig.ledger('Hello').length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await rig.crash();
    await rig.settled();
    expect(seen()).toContain('unsure');
    expect((await onlyRow())?.state).toBe('delivered');
    await expectOnce();
  });

  it('before the last bytes sends nothing, then or later', async () => {
    await open();
    const { unlock } = rig.hold();
    await rig.send('Hello');
    expect(await onlyRow()).toMatchObject({ state: 'sending', committing: false });
    await rig.crash();
    unlock();
    expect((await onlyRow())?.state).toBe('cancelled');
    await new Promise<void>((resolve) => rig.clock.after(10_000, resolve));
    expect([rig.asked(), rig.ledger('Hello').length]).toEqual([0, 0]);
  });

  it('while it is asked for, goes on asking', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored' });
    rig.sandbox.faults.arm({ kind: 'answer', route: 'messages', status: 500, times: 3 });
    await rig.send('Hello');
    await rig.until((rows) => rows.some((row) => row.state === 'unsure'));
    await rig.crash();
    await rig.settled();
    expect((await onlyRow())?.state).toBe('delivered');
    await expectOnce();
  });

  it('while it is on its way, goes on following it', async () => {
    await open({ sandbox: { signalwire: { settleMs: 20_000 } } });
    await rig.send('Hello');
    await rig.until((rows) => rows.some((row) => row.state === 'underway'));
    await rig.crash();
    await rig.settled();
    expect((await onlyRow())?.state).toBe('delivered');
    await expectOnce();
  });
});

describe('quitting', () => {
  it('waits a moment for the answer, then leaves the question for the next start', async () => {
    await open({ limits: { answerMs: 60_000 } });
    rig.sandbox.faults.arm({ kind: 'hang', route: 'send', at: 'stored' });
    await rig.send('Hello');
    await rig.until((rows) => rows.some((row) => row.state === 'sending' && row.committing));
    await rig.restart();
    await rig.settled();
    expect(seen()).toContain('unsure');
    expect((await onlyRow())?.state).toBe('delivered');
    await expectOnce();
    expect(rig.state.errors).toEqual([]);
  });
});

describe('this machine in trouble', () => {
  it('sends nothing that it cannot write down first', async () => {
    await open();
    const { token } = await rig.prepare('Hello');
    const { unlock } = rig.hold();
    await rig.service().send({ token: token ?? '' });
    rig.database().exec(`CREATE TRIGGER full BEFORE UPDATE ON outgoing_messages
      WHEN json_extract(new.message, '$.committing') = 1 BEGIN SELECT RAISE(FAIL, 'full'); END`);
    unlock();
    await rig.settled();
    expect((await onlyRow())?.state).toBe('failed');
    expect(rig.ledger('Hello').length).toBe(0);
  });

  it('forgets what it sends for an account that is removed', async () => {
    await open();
    const { unlock } = rig.hold();
    await rig.send('Hello');
    rig.database().exec(`DELETE FROM accounts WHERE id = '${line}'`);
    rig.service().forgetAccount(line);
    unlock();
    await new Promise<void>((resolve) => rig.clock.after(5_000, resolve));
    expect(await rig.service().list(undefined)).toEqual([]);
    expect([rig.asked(), rig.state.errors]).toEqual([0, []]);
  });
});
