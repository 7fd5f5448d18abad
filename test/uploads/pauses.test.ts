import { afterEach, expect, it } from 'vitest';
import { toConversations } from './support/way.ts';
import { main, openWorkshop, picture } from './support/workshop.ts';

let shop: Awaited<ReturnType<typeof openWorkshop>>;
afterEach(() => shop.close());

const state = async () => (await shop.service().list(undefined))[0]?.state;
const turns = async (count = 20) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((done) => setTimeout(done, 5));
};

it('sends nothing while all is paused, also after a restart, and goes on when resumed', async () => {
  shop = await openWorkshop();
  await shop.service().pause({ accountId: null });
  await shop.add([shop.file('held.png', picture(1))]);
  await shop.until(([job]) => job?.state === 'queued');
  await shop.restart();
  await shop.until(([job]) => job?.state === 'queued');
  await turns();
  expect(shop.uploads()).toHaveLength(0);
  expect(await shop.service().pauses(undefined)).toEqual({ all: true, accountIds: [] });
  await shop.service().resume({ accountId: null });
  await shop.settled();
  expect(shop.uploaded()).toHaveLength(1);
});

it('takes back what is under way, without an attempt spent, and sends it once', async () => {
  shop = await openWorkshop({ speed: 1, way: toConversations });
  shop.sandbox.faults.arm({ kind: 'slow-read', bytesPerSecond: 200_000, route: 'mcs-upload' });
  // More than the buffers of two sockets hold, so that its last bytes cannot have gone.
  await shop.add([shop.file('large.png', picture(1, 40_000_000))]);
  await shop.until(([job]) => job?.state === 'sending' && !job.committing);
  await shop.service().pause({ accountId: main });
  const [back] = await shop.until(([job]) => job?.state === 'queued');
  expect(back?.attempt).toBe(0);
  shop.sandbox.faults.clear();
  await turns();
  expect(await state()).toBe('queued');
  await shop.service().resume({ accountId: main });
  await shop.settled();
  const held = shop.sandbox.ledger('twilioConversations').filter((entry) => !entry.seeded);
  expect(held).toHaveLength(1);
});

it('keeps one account back without the others, until all is resumed', async () => {
  shop = await openWorkshop();
  await shop.service().pause({ accountId: main });
  await shop.service().pause({ accountId: main });
  expect(await shop.service().pauses(undefined)).toEqual({ all: false, accountIds: [main] });
  await shop.service().resume({ accountId: null });
  expect(await shop.service().pauses(undefined)).toEqual({ all: false, accountIds: [] });
});

it('shows how large a refused file is, and what it is', async () => {
  shop = await openWorkshop();
  await shop.add([shop.file('huge.png', picture(1, 2_400_000))]);
  const [job] = await shop.settled();
  expect(job).toMatchObject({ state: 'failed', sizeBytes: 2_400_000, contentType: 'image/png' });
});

it('tells of its jobs in portions, in the order in which they were added', async () => {
  shop = await openWorkshop();
  await shop.service().pause({ accountId: null });
  await shop.add(Array.from({ length: 5 }, (_, i) => shop.file(`${i}.png`, picture(i))));
  const list = async (start: number, count: number) =>
    (await shop.service().list({ start, count })).map(({ name }) => name);
  expect(await list(0, 3)).toEqual(['0.png', '1.png', '2.png']);
  expect(await list(3, 3)).toEqual(['3.png', '4.png']);
  expect(await list(6, 3)).toEqual([]);
  expect(await shop.service().list(undefined)).toHaveLength(5);
});
