import { afterEach, expect, it } from 'vitest';
import { main, openUploadRig, picture } from './support/uploadRig.ts';
import { toConversations } from './support/way.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>>;
afterEach(() => rig.close());

const state = async () => (await rig.service().list(undefined))[0]?.state;
const turns = async (count = 20) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((done) => setTimeout(done, 5));
};

it('sends nothing while all is paused, also after a restart, and goes on when resumed', async () => {
  rig = await openUploadRig();
  await rig.service().pause({ accountId: null });
  await rig.add([rig.file('held.png', picture(1))]);
  await rig.until(([job]) => job?.state === 'queued');
  await rig.restart();
  await rig.until(([job]) => job?.state === 'queued');
  await turns();
  expect(rig.uploads()).toHaveLength(0);
  expect(await rig.service().pauses(undefined)).toEqual({ all: true, accountIds: [] });
  await rig.service().resume({ accountId: null });
  await rig.settled();
  expect(rig.uploaded()).toHaveLength(1);
});

it('takes back what is under way, without an attempt spent, and sends it once', async () => {
  rig = await openUploadRig({ speed: 1, way: toConversations });
  rig.sandbox.faults.arm({ kind: 'slow-read', bytesPerSecond: 200_000, route: 'mcs-upload' });
  // More than the buffers of two sockets hold, so that its last bytes cannot have gone.
  await rig.add([rig.file('large.png', picture(1, 40_000_000))]);
  await rig.until(([job]) => job?.state === 'sending' && !job.committing);
  await rig.service().pause({ accountId: main });
  const [back] = await rig.until(([job]) => job?.state === 'queued');
  expect(back?.attempt).toBe(0);
  rig.sandbox.faults.clear();
  await turns();
  expect(await state()).toBe('queued');
  await rig.service().resume({ accountId: main });
  await rig.settled();
  const held = rig.sandbox.ledger('twilioConversations').filter((entry) => !entry.seeded);
  expect(held).toHaveLength(1);
});

it('keeps one account back without the others, until all is resumed', async () => {
  rig = await openUploadRig();
  await rig.service().pause({ accountId: main });
  await rig.service().pause({ accountId: main });
  expect(await rig.service().pauses(undefined)).toEqual({ all: false, accountIds: [main] });
  await rig.service().resume({ accountId: null });
  expect(await rig.service().pauses(undefined)).toEqual({ all: false, accountIds: [] });
});

it('shows how large a refused file is, and what it is', async () => {
  rig = await openUploadRig();
  await rig.add([rig.file('huge.png', picture(1, 2_400_000))]);
  const [job] = await rig.settled();
  expect(job).toMatchObject({ state: 'failed', sizeBytes: 2_400_000, contentType: 'image/png' });
});

it('tells of its jobs in portions, in the order in which they were added', async () => {
  rig = await openUploadRig();
  await rig.service().pause({ accountId: null });
  await rig.add(Array.from({ length: 5 }, (_, i) => rig.file(`${i}.png`, picture(i))));
  const list = async (start: number, count: number) =>
    (await rig.service().list({ start, count })).map(({ name }) => name);
  expect(await list(0, 3)).toEqual(['0.png', '1.png', '2.png']);
  expect(await list(3, 3)).toEqual(['3.png', '4.png']);
  expect(await list(6, 3)).toEqual([]);
  expect(await rig.service().list(undefined)).toHaveLength(5);
});
