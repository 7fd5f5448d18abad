import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../electron/sandbox/startSandbox.ts';
import type { AccountId } from '../../shared/ids.ts';
import { ask } from '../sandbox/wire.ts';
import {
  line,
  type MessageRig,
  openMessageRig,
  receiver,
  sender,
  storage,
} from './support/messageRig.ts';

let rig: MessageRig;
afterEach(() => rig.close());

type As = Extract<Fault, { kind: 'bad-entries' }>['as'];
const forms: readonly As[] = ['null', 'number', 'unnamed', 'null-name', 'object-name'];
const ways = [
  ['SignalWire', line],
  ['Plivo', storage],
] as const;
const untold = { kind: 'provider-down', cause: 'untold' };
const onList = { route: 'messages', times: 1e9 } as const;

async function send(accountId: AccountId, from = sender): Promise<void> {
  const asked = { accountId, from, to: receiver, text: 'Hello', mediaIds: [] };
  const { token } = await rig.service().prepare(asked);
  if (token === null) throw new Error('it cannot be sent');
  await rig.service().send({ token });
}

const ended = async () => {
  await rig.settled();
  return (await rig.service().list(undefined))[0];
};

/** One just like it, that stands below it in the list. */
async function sendBefore(accountId: AccountId): Promise<void> {
  await send(accountId);
  await rig.settled();
}

describe.each(ways)('a message by %s whose answer was lost', (_, accountId) => {
  it.each(forms)('is found beside an entry that is %s, and sent once', async (as) => {
    rig = await openMessageRig();
    await sendBefore(accountId);
    rig.sandbox.faults.arm({ kind: 'bad-entries', positions: [1], as, ...onList });
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored' });
    await send(accountId);
    await rig.until((rows) => rows.every(({ state }) => state === 'delivered'));
    expect(rig.ledger('Hello')).toHaveLength(2);
  });

  it.each(['null', 'unnamed'] as const)(
    'is not called unsent where an entry that is %s may be it',
    async (as) => {
      rig = await openMessageRig();
      rig.sandbox.faults.arm({ kind: 'bad-entries', positions: [0], as, ...onList });
      rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored' });
      await send(accountId);
      expect(await ended()).toMatchObject({ state: 'failed', failure: untold });
      expect([rig.asked(), rig.ledger('Hello').length]).toEqual([1, 1]);
    },
  );

  it('does not stay in doubt for a list without end, nor is it called unsent by it', async () => {
    rig = await openMessageRig();
    await sendBefore(accountId);
    rig.sandbox.faults.arm({ kind: 'endless-list', brings: 'the-same', ...onList });
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'received' });
    await send(accountId);
    expect(await ended()).toMatchObject({ state: 'failed', failure: untold });
    expect([rig.asked(), rig.ledger('Hello').length]).toEqual([2, 1]);
  });
});

describe('by Plivo', () => {
  /** As many as a busy account sends in hours. */
  async function fill(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const dst = `+1212555${String(1_000 + index)}`;
      const body = JSON.stringify({ src: sender, dst, type: 'mms', text: `${index}` });
      expect((await ask(rig.sandbox, 'Message/', { method: 'POST', body })).status).toBe(202);
    }
  }
  const lists = () => rig.sandbox.requests().filter(({ route }) => route === 'messages');

  it.each([
    ['taken', 'stored', 'delivered', 1],
    ['not taken', 'received', 'failed', 0],
  ] as const)('one among 600 others settles within its limits: %s', async (_, at, state, held) => {
    rig = await openMessageRig();
    await fill(300);
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at });
    await send(storage);
    await rig.until((rows) => rows.some((row) => row.state === 'unsure'));
    await fill(300);
    expect((await ended())?.state).toBe(state);
    expect(rig.ledger('Hello')).toHaveLength(held);
    // A question or two before it goes and a round, each answered.
    expect(lists().length).toBeLessThanOrEqual(8);
    expect(lists().map(({ status }) => status)).toEqual(lists().map(() => 200));
  });

  it('one of a Powerpack goes by that, and is found by it', async () => {
    rig = await openMessageRig();
    const pool = '0e3d6a52-1c7b-4f0e-9d35-6b1f2a9c8e41';
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored' });
    await send(storage, pool);
    expect((await ended())?.state).toBe('delivered');
    expect(rig.ledger('Hello')).toMatchObject([{ powerpackId: pool }]);
    expect(lists()[0]?.query).toContain(`powerpack_id=${pool}`);
  });

  it('what can be neither a number, a name nor a Powerpack is not even prepared', async () => {
    rig = await openMessageRig();
    await expect(send(storage, 'MG0123456789abcdef0123456789abcdef')).rejects.toMatchObject({
      failure: { kind: 'invalid-input', detail: 'sender' },
    });
    expect(rig.asked()).toBe(0);
  });
});
