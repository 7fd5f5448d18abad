import { afterEach, describe, expect, it } from 'vitest';
import { chats, main, openRemedyRig, second } from './support/remedyRig.ts';

let rig: Awaited<ReturnType<typeof openRemedyRig>>;
afterEach(() => rig.close());

const toChats = { kind: 'other-account', accountId: chats } as const;
const held = () => rig.sandbox.ledger('twilioConversations').filter((entry) => !entry.seeded);

/** A document that the first account refuses for its size. */
async function refused() {
  rig = await openRemedyRig({ maxFileBytes: 60_000 }, { more: [chats] });
  await rig.add(rig.file('a.pdf', `%PDF-1.4\n${'x'.repeat(70_000)}`));
  const [job] = await rig.settled();
  if (job === undefined) throw new Error('no job');
  return [job.id];
}

async function conversation() {
  const found = await rig.run().uploads.targets({ accountId: chats, search: 'order' });
  const [first] = found.targets;
  if (first === undefined) throw new Error('there is no conversation');
  return { id: first.id, label: first.label, audience: await rig.audienceIn(first.id) };
}

describe('a refused file for another account', () => {
  it('is put into what was chosen and confirmed there', async () => {
    const jobIds = await refused();
    const target = await conversation();
    const moved = await rig.run().remedies.moveInto(jobIds, chats, target, new Map());
    expect(moved).toEqual(jobIds);
    expect(await rig.settled()).toMatchObject([{ accountId: chats, state: 'stored', target }]);
    expect(held()).toMatchObject([{ sizeBytes: 70_009, attachedTo: expect.any(String) }]);
  });

  it('goes into nothing only when nothing was chosen', async () => {
    const jobIds = await refused();
    await rig.run().remedies.apply({ jobIds, remedy: toChats });
    const [job] = await rig.settled();
    expect(job).toMatchObject({ accountId: chats, state: 'stored' });
    expect(job).not.toHaveProperty('target');
    expect(held()).toMatchObject([{ attachedTo: null }]);
  });

  it('is put into nothing where there is nothing to put it into, or it was not offered', async () => {
    const jobIds = await refused();
    const target = await conversation();
    const refusal = { failure: { kind: 'invalid-input', detail: 'no-targets' } };
    const { moveInto } = rig.run().remedies;
    await expect(moveInto(jobIds, second, target, new Map())).rejects.toMatchObject(refusal);
    expect(await moveInto(jobIds, main, target, new Map())).toEqual([]);
    expect(await rig.settled()).toMatchObject([{ accountId: main, state: 'failed' }]);
  });
});
