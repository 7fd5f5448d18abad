import { afterEach, expect, it } from 'vitest';
import type { UploadJob } from '../../shared/upload.ts';
import { conversationCalled, peopleIn } from '../sandbox/hosts/twilioConversations/mcsWire.ts';
import { toConversations } from './support/way.ts';
import { main, openWorkshop, picture, type WorkshopOptions } from './support/workshop.ts';

let shop: Awaited<ReturnType<typeof openWorkshop>>;
const open = async (options: WorkshopOptions = {}) => {
  shop = await openWorkshop({ way: toConversations, speed: 30, ...options });
};
afterEach(() => shop.close());

const lamp = async () => {
  const {
    targets: [first],
  } = await shop.service().targets({ accountId: main, search: 'lamp' });
  if (first === undefined) throw new Error('there is no conversation');
  return { id: first.id, label: first.label };
};
const people = async () => peopleIn(shop.sandbox, await conversationCalled(shop.sandbox, /lamp/i));
const stranger = async () => void (await (await people()).create({ identity: 'stranger' }));
const jobs = () => shop.service().list(undefined);
const only = async () => {
  const [job] = await jobs();
  if (job === undefined) throw new Error('there is no job');
  return job;
};
const posted = () => shop.requestsOf('chat-send').length;
const uploaded = () => shop.requestsOf('mcs-upload').length;
const held = { state: 'failed', failure: { kind: 'audience-changed' } };
const allStored = (found: UploadJob[]) => found.every(({ state }) => state === 'stored');
const pause = () => shop.service().pause({ accountId: null });
const resume = () => shop.service().resume({ accountId: null });
const confirmNow = async () => {
  const job = await only();
  const audience = await shop.audienceNow(job.target?.id ?? '');
  return shop.service().remakes.readdress([job.id], audience, new Map());
};

it('waits when somebody came, however often it is tried, and goes once that was confirmed', async () => {
  await open();
  await pause();
  await shop.add([shop.file('a.png', picture(1))], await lamp());
  await stranger();
  await resume();
  await shop.settled();
  expect(await only()).toMatchObject(held);
  await shop.service().retry({ jobIds: [(await only()).id] });
  await shop.settled();
  expect(await only()).toMatchObject(held);
  expect([uploaded(), posted()]).toEqual([0, 0]);

  expect(await confirmNow()).toHaveLength(1);
  await shop.until(allStored);
  expect([uploaded(), posted()]).toEqual([1, 1]);
  expect((await only()).target?.audience?.some).toContain('stranger');
  // What is there is not sent to anybody once more.
  expect(await confirmNow()).toEqual([]);
});

it('waits when the people changed while Satchel was closed', async () => {
  await open();
  await pause();
  await shop.add([shop.file('a.png', picture(1))], await lamp());
  await shop.restart();
  await stranger();
  await resume();
  await shop.settled();
  expect(await only()).toMatchObject(held);
  expect(posted()).toBe(0);
});

it('goes on after a pause to those who are still the same', async () => {
  await open();
  await shop.add([shop.file('a.png', picture(1))], await lamp());
  await shop.settled();
  await pause();
  await shop.add([shop.file('b.png', picture(2))], await lamp());
  await resume();
  await shop.until((found) => found.length === 2 && allStored(found));
  expect(posted()).toBe(2);
  expect(shop.requestsOf('chat-participants').length).toBeGreaterThan(2);
});

it('waits between its upload and its message, and needs no second upload', async () => {
  await open({ speed: 200 });
  // Some two hundred seconds by the clock of the queue, which is longer than anybody is trusted to stay.
  shop.sandbox.faults.arm({ kind: 'slow-read', route: 'mcs-upload', bytesPerSecond: 100_000 });
  await shop.add([shop.file('a.png', picture(1, 120_000))], await lamp());
  await shop.until(([job]) => job?.state === 'sending');
  await stranger();
  await shop.settled(30_000);
  expect(await only()).toMatchObject({ ...held, arrived: { ref: expect.any(String) } });
  expect([uploaded(), posted()]).toEqual([1, 0]);
});

it('of an earlier Satchel, for whom nobody confirmed who receives it, waits', async () => {
  await open();
  await pause();
  await shop.add([shop.file('a.png', picture(1))], await lamp());
  await shop.until(([job]) => job?.state === 'queued');
  await shop.restart(() => {});
  const { target, ...rest } = await only();
  const old = { ...rest, target: { id: target?.id, label: target?.label } };
  shop
    .database()
    .prepare('UPDATE upload_jobs SET job = ? WHERE id = ?')
    .run(JSON.stringify(old), old.id);
  await shop.restart();
  await resume();
  await shop.settled();
  expect(await only()).toMatchObject(held);
  expect([uploaded(), posted()]).toEqual([0, 0]);
  await confirmNow();
  await shop.until(allStored);
  expect(posted()).toBe(1);
});

it('waits like any other while nobody can say who is there', async () => {
  await open();
  shop.sandbox.faults.arm({
    kind: 'answer',
    route: 'chat-participants',
    status: 503,
    times: 2,
    skip: 1,
  });
  await shop.add([shop.file('a.png', picture(1))], await lamp());
  await shop.until(([job]) => job?.state === 'waiting');
  expect([uploaded(), posted()]).toEqual([0, 0]);
  await shop.until(allStored);
  expect([uploaded(), posted()]).toEqual([1, 1]);
});
