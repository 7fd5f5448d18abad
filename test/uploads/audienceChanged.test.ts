import { afterEach, expect, it } from 'vitest';
import type { UploadJob } from '../../shared/upload.ts';
import { conversationCalled, peopleIn } from '../sandbox/hosts/twilioConversations/mcsWire.ts';
import { main, openUploadRig, picture, type UploadRigOptions } from './support/uploadRig.ts';
import { toConversations } from './support/way.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>>;
const open = async (options: UploadRigOptions = {}) => {
  rig = await openUploadRig({ way: toConversations, speed: 30, ...options });
};
afterEach(() => rig.close());

const lamp = async () => {
  const {
    targets: [first],
  } = await rig.service().targets({ accountId: main, search: 'lamp' });
  if (first === undefined) throw new Error('there is no conversation');
  return { id: first.id, label: first.label };
};
const people = async () => peopleIn(rig.sandbox, await conversationCalled(rig.sandbox, /lamp/i));
const stranger = async () => void (await (await people()).create({ identity: 'stranger' }));
const jobs = () => rig.service().list(undefined);
const only = async () => {
  const [job] = await jobs();
  if (job === undefined) throw new Error('there is no job');
  return job;
};
const posted = () => rig.requestsOf('chat-send').length;
const uploaded = () => rig.requestsOf('mcs-upload').length;
const held = { state: 'failed', failure: { kind: 'audience-changed' } };
const allStored = (found: UploadJob[]) => found.every(({ state }) => state === 'stored');
const pause = () => rig.service().pause({ accountId: null });
const resume = () => rig.service().resume({ accountId: null });
const confirmNow = async () => {
  const job = await only();
  const audience = await rig.audienceNow(job.target?.id ?? '');
  return rig.service().remakes.readdress([job.id], audience, new Map());
};

it('waits when somebody came, however often it is tried, and goes once that was confirmed', async () => {
  await open();
  await pause();
  await rig.add([rig.file('a.png', picture(1))], await lamp());
  await stranger();
  await resume();
  await rig.settled();
  expect(await only()).toMatchObject(held);
  await rig.service().retry({ jobIds: [(await only()).id] });
  await rig.settled();
  expect(await only()).toMatchObject(held);
  expect([uploaded(), posted()]).toEqual([0, 0]);

  expect(await confirmNow()).toHaveLength(1);
  await rig.until(allStored);
  expect([uploaded(), posted()]).toEqual([1, 1]);
  expect((await only()).target?.audience?.some).toContain('stranger');
  // What is there is not sent to anybody once more.
  expect(await confirmNow()).toEqual([]);
});

it('waits when the people changed while Satchel was closed', async () => {
  await open();
  await pause();
  await rig.add([rig.file('a.png', picture(1))], await lamp());
  await rig.restart();
  await stranger();
  await resume();
  await rig.settled();
  expect(await only()).toMatchObject(held);
  expect(posted()).toBe(0);
});

it('goes on after a pause to those who are still the same', async () => {
  await open();
  await rig.add([rig.file('a.png', picture(1))], await lamp());
  await rig.settled();
  await pause();
  await rig.add([rig.file('b.png', picture(2))], await lamp());
  await resume();
  await rig.until((found) => found.length === 2 && allStored(found));
  expect(posted()).toBe(2);
  expect(rig.requestsOf('chat-participants').length).toBeGreaterThan(2);
});

it('waits between its upload and its message, and needs no second upload', async () => {
  await open({ speed: 200 });
  // Some two hundred seconds by the clock of the queue, which is longer than anybody is trusted to stay.
  rig.sandbox.faults.arm({ kind: 'slow-read', route: 'mcs-upload', bytesPerSecond: 100_000 });
  await rig.add([rig.file('a.png', picture(1, 120_000))], await lamp());
  await rig.until(([job]) => job?.state === 'sending');
  await stranger();
  await rig.settled(30_000);
  expect(await only()).toMatchObject({ ...held, arrived: { ref: expect.any(String) } });
  expect([uploaded(), posted()]).toEqual([1, 0]);
});

it('of an earlier Satchel, for whom nobody confirmed who receives it, waits', async () => {
  await open();
  await pause();
  await rig.add([rig.file('a.png', picture(1))], await lamp());
  await rig.until(([job]) => job?.state === 'queued');
  await rig.restart(() => {});
  const { target, ...rest } = await only();
  const old = { ...rest, target: { id: target?.id, label: target?.label } };
  rig
    .database()
    .prepare('UPDATE upload_jobs SET job = ? WHERE id = ?')
    .run(JSON.stringify(old), old.id);
  await rig.restart();
  await resume();
  await rig.settled();
  expect(await only()).toMatchObject(held);
  expect([uploaded(), posted()]).toEqual([0, 0]);
  await confirmNow();
  await rig.until(allStored);
  expect(posted()).toBe(1);
});

it('waits like any other while nobody can say who is there', async () => {
  await open();
  rig.sandbox.faults.arm({
    kind: 'answer',
    route: 'chat-participants',
    status: 503,
    times: 2,
    skip: 1,
  });
  await rig.add([rig.file('a.png', picture(1))], await lamp());
  await rig.until(([job]) => job?.state === 'waiting');
  expect([uploaded(), posted()]).toEqual([0, 0]);
  await rig.until(allStored);
  expect([uploaded(), posted()]).toEqual([1, 1]);
});
