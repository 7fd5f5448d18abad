import { afterEach, describe, expect, it } from 'vitest';
import type { ClockOffsets } from '../../electron/sandbox/clocks/sandboxClocks.ts';
import { notTaken } from '../../shared/message.ts';
import { accountOf, send } from '../sandbox/laml/accounts.ts';
import { type MessageRig, openMessageRig, receiver, sender } from './support/messageRig.ts';

let rig: MessageRig;
afterEach(() => rig.close());

const hourMs = 3_600_000;
const apart: readonly [string, ClockOffsets][] = [
  ['a Date header a day ahead of date_created', { date: 24 * hourMs }],
  ['a Date header a day behind date_created', { date: -24 * hourMs }],
  ['a date_created 3 hours behind all other clocks', { listed: -3 * hourMs }],
  ['a date_created a day behind all other clocks', { listed: -24 * hourMs }],
  ['a date_created a day ahead of all other clocks', { listed: 24 * hourMs }],
];
const states = async () => (await rig.service().list(undefined)).map(({ state }) => state);

/** The very same message, sent by somebody else who uses the account. */
async function sendElsewhere(): Promise<void> {
  const fields: [string, string][] = [
    ['To', receiver],
    ['From', sender],
    ['Body', 'Hello'],
  ];
  expect((await send(accountOf(rig.sandbox, 'signalwire'), fields)).status).toBe(201);
}

describe.each(apart)('%s', (_, clocks) => {
  it('finds the message whose answer was lost, and none that was there before', async () => {
    rig = await openMessageRig({ sandbox: { clocks } });
    await sendElsewhere();
    rig.sandbox.wind(60_000);
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored' });
    await rig.send('Hello');
    await rig.settled();
    expect(await states()).toEqual(['delivered']);
    const [row] = await rig.service().list(undefined);
    const [own, other] = rig.ledger('Hello').sort((a, b) => b.sentAt - a.sentAt);
    expect([row?.messageRef, other?.sid]).toEqual([own?.sid, expect.any(String)]);
    expect(rig.ledger('Hello')).toHaveLength(2);
  });

  it('takes no message that was there before for one that never came', async () => {
    rig = await openMessageRig({ sandbox: { clocks } });
    await sendElsewhere();
    rig.sandbox.wind(60_000);
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'received' });
    await rig.send('Hello');
    await rig.settled();
    expect((await rig.service().list(undefined))[0]).toMatchObject({
      state: 'failed',
      failure: notTaken,
    });
  });
});

it('remembers over a crash what was there before', async () => {
  rig = await openMessageRig({ limits: { answerMs: 60_000 } });
  await sendElsewhere();
  rig.sandbox.faults.arm({ kind: 'hang', route: 'send', at: 'received' });
  await rig.send('Hello');
  await rig.until((rows) => rows.some((row) => row.state === 'sending' && row.committing));
  await rig.crash();
  await rig.settled();
  expect(await states()).toEqual(['failed']);
});

it('sends all the same when it cannot be told what is there', async () => {
  rig = await openMessageRig();
  rig.sandbox.faults.arm({ kind: 'answer', route: 'messages', status: 500 });
  await rig.send('Hello');
  await rig.settled();
  expect(await states()).toEqual(['delivered']);
  expect(rig.asked()).toBe(1);
});
