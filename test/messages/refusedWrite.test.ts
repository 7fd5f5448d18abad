import { afterEach, expect, it } from 'vitest';
import { lockIt, refusals } from '../library/support/refusals.ts';
import { type MessageRig, openMessageRig } from './support/messageRig.ts';

let rig: MessageRig;
afterEach(() => rig.close());

const prepared = async (speed = 100) => {
  rig = await openMessageRig({ speed });
  const { token } = await rig.prepare('Hello');
  if (token === null) throw new Error('it cannot be sent');
  return token;
};
const expectOnce = async () => {
  await rig.settled();
  expect(rig.ledger('Hello').length).toBe(1);
  expect(await rig.service().list(undefined)).toMatchObject([{ state: 'delivered' }]);
};
const used = { failure: { kind: 'invalid-input', detail: 'token' } };

it('goes once as soon as another program lets go of the library', async () => {
  // SQLite waits by the wall: a clock that runs away from it would give up before the other lets go.
  const token = await prepared(10);
  rig.clock.after(3_000, lockIt.begin(rig.database()));
  const sending = rig.service().send({ token });
  await expect(rig.service().send({ token })).rejects.toMatchObject(used);
  await sending;
  await expectOnce();
});

it.each(refusals.filter(({ cause }) => cause !== 'full'))(
  'can be confirmed again, since nothing left while $name',
  async ({ begin }) => {
    const token = await prepared();
    const relent = begin(rig.database());
    await expect(rig.service().send({ token })).rejects.toHaveProperty('errcode');
    expect(rig.asked()).toBe(0);
    relent();
    await rig.service().send({ token });
    await expect(rig.service().send({ token })).rejects.toMatchObject(used);
    await expectOnce();
  },
);
