import { afterEach, describe, expect, it } from 'vitest';
import type { ClockOffsets } from '../../electron/sandbox/clocks/sandboxClocks.ts';
import { notTaken } from '../../shared/message.ts';
import { accountOf, send } from '../sandbox/laml/accounts.ts';
import { openPostRoom, type PostRoom, receiver, sender } from './support/postRoom.ts';

let room: PostRoom;
afterEach(() => room.close());

const hourMs = 3_600_000;
const apart: readonly [string, ClockOffsets][] = [
  ['a Date header a day ahead of date_created', { date: 24 * hourMs }],
  ['a Date header a day behind date_created', { date: -24 * hourMs }],
  ['a date_created 3 hours behind all other clocks', { listed: -3 * hourMs }],
  ['a date_created a day behind all other clocks', { listed: -24 * hourMs }],
  ['a date_created a day ahead of all other clocks', { listed: 24 * hourMs }],
];
const states = async () => (await room.service().list(undefined)).map(({ state }) => state);

/** The very same message, sent by somebody else who uses the account. */
async function sendElsewhere(): Promise<void> {
  const fields: [string, string][] = [
    ['To', receiver],
    ['From', sender],
    ['Body', 'Hello'],
  ];
  expect((await send(accountOf(room.sandbox, 'signalwire'), fields)).status).toBe(201);
}

describe.each(apart)('%s', (_, clocks) => {
  it('finds the message whose answer was lost, and none that was there before', async () => {
    room = await openPostRoom({ sandbox: { clocks } });
    await sendElsewhere();
    room.sandbox.wind(60_000);
    room.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored' });
    await room.send('Hello');
    await room.settled();
    expect(await states()).toEqual(['delivered']);
    const [row] = await room.service().list(undefined);
    const [own, other] = room.ledger('Hello').sort((a, b) => b.sentAt - a.sentAt);
    expect([row?.messageRef, other?.sid]).toEqual([own?.sid, expect.any(String)]);
    expect(room.ledger('Hello')).toHaveLength(2);
  });

  it('takes no message that was there before for one that never came', async () => {
    room = await openPostRoom({ sandbox: { clocks } });
    await sendElsewhere();
    room.sandbox.wind(60_000);
    room.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'received' });
    await room.send('Hello');
    await room.settled();
    expect((await room.service().list(undefined))[0]).toMatchObject({
      state: 'failed',
      failure: notTaken,
    });
  });
});

it('remembers over a crash what was there before', async () => {
  room = await openPostRoom({ limits: { answerMs: 60_000 } });
  await sendElsewhere();
  room.sandbox.faults.arm({ kind: 'hang', route: 'send', at: 'received' });
  await room.send('Hello');
  await room.until((rows) => rows.some((row) => row.state === 'sending' && row.committing));
  await room.crash();
  await room.settled();
  expect(await states()).toEqual(['failed']);
});

it('sends all the same when it cannot be told what is there', async () => {
  room = await openPostRoom();
  room.sandbox.faults.arm({ kind: 'answer', route: 'messages', status: 500 });
  await room.send('Hello');
  await room.settled();
  expect(await states()).toEqual(['delivered']);
  expect(room.asked()).toBe(1);
});
