import { afterEach, expect, it } from 'vitest';
import { lockIt, refusals } from '../library/support/refusals.ts';
import { openPostRoom, type PostRoom } from './support/postRoom.ts';

let room: PostRoom;
afterEach(() => room.close());

const prepared = async () => {
  room = await openPostRoom();
  const { token } = await room.prepare('Hello');
  if (token === null) throw new Error('it cannot be sent');
  return token;
};
const expectOnce = async () => {
  await room.settled();
  expect(room.ledger('Hello').length).toBe(1);
  expect(await room.service().list(undefined)).toMatchObject([{ state: 'delivered' }]);
};
const used = { failure: { kind: 'invalid-input', detail: 'token' } };

it('goes once as soon as another program lets go of the library', async () => {
  const token = await prepared();
  room.clock.after(3_000, lockIt.begin(room.database()));
  const sending = room.service().send({ token });
  await expect(room.service().send({ token })).rejects.toMatchObject(used);
  await sending;
  await expectOnce();
});

it.each(refusals.filter(({ cause }) => cause !== 'full'))(
  'can be confirmed again, since nothing left while $name',
  async ({ begin }) => {
    const token = await prepared();
    const relent = begin(room.database());
    await expect(room.service().send({ token })).rejects.toHaveProperty('errcode');
    expect(room.asked()).toBe(0);
    relent();
    await room.service().send({ token });
    await expect(room.service().send({ token })).rejects.toMatchObject(used);
    await expectOnce();
  },
);
