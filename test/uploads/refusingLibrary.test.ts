import { afterEach, expect, it } from 'vitest';
import { lockIt, refusals } from '../library/support/refusals.ts';
import { expectUnharmed, type UploadRig } from './support/afterRow.ts';
import { main, openUploadRig, picture } from './support/uploadRig.ts';
import { toConversations } from './support/way.ts';

let rig: UploadRig;
afterEach(() => rig.close());

const sent = Array.from({ length: 12 }, (_, i) => ({
  name: `shot-${i}.png`,
  bytes: picture(i + 1, 9_000),
}));
const add = () => rig.add(sent.map(({ name, bytes }) => rig.file(name, bytes)));
const passes = (ms: number) => new Promise<void>((resolve) => rig.clock.after(ms, resolve));

// A full disk still takes what fits in between; the table of faults tries it write by write.
const whole = refusals.filter(({ cause }) => cause !== 'full');

it.each(whole)('sends nothing while $name, and all of it afterwards', async ({ begin }) => {
  rig = await openUploadRig();
  const keychain = rig.lock({ kind: 'keychain-unavailable', cause: 'locked' });
  await add();
  await rig.until((jobs) => jobs.every((job) => job.state === 'waiting'));
  const relent = begin(rig.database());
  keychain.open();
  rig.service().resumeAccount(main);
  await rig.until(() => rig.state.errors.length > 1);
  await passes(30_000);
  expect(rig.sandbox.requests()).toEqual([]);
  relent();
  await rig.settled();
  await expectUnharmed(rig, sent, 2);
});

it('takes files, and what is asked of them, though another program holds the library', async () => {
  rig = await openUploadRig({ speed: 5 });
  const holdFor = (ms: number) => rig.clock.after(ms, lockIt.begin(rig.database()));
  holdFor(4_000);
  await rig.service().pause({ accountId: null });
  holdFor(4_000);
  await add();
  const jobs = await rig.until((all) => all.every((job) => job.state === 'queued'));
  holdFor(4_000);
  await rig.service().cancel({ jobIds: jobs.map(({ id }) => id) });
  holdFor(4_000);
  await rig.service().retry({ jobIds: jobs.map(({ id }) => id) });
  holdFor(4_000);
  await rig.service().resume({ accountId: null });
  await rig.settled();
  await expectUnharmed(rig, sent, 2);
});

it('asks it now and then, not all the time, though uploads are due', async () => {
  rig = await openUploadRig();
  const { baseUrl } = rig.state;
  rig.state.baseUrl = 'http://127.0.0.1:1/v1';
  await add();
  await rig.until((jobs) => jobs.some((job) => job.state === 'waiting'));
  const relent = refusals.find(({ cause }) => cause === 'read-only')?.begin(rig.database());
  const before = rig.state.errors.length;
  await passes(60_000);
  const asked = rig.state.errors.length - before;
  expect(asked).toBeGreaterThan(0);
  // Without a pause it would be thousands of times.
  expect(asked).toBeLessThan(120);
  rig.state.baseUrl = baseUrl;
  relent?.();
  await rig.settled();
  await expectUnharmed(rig, sent, 2);
});

it('remembers what the provider answered until it can be written', async () => {
  rig = await openUploadRig({ way: toConversations });
  let refused = 0;
  rig.state.onWrite = () => {
    if (rig.uploaded().length === 0 || refused === 8) return;
    refused += 1;
    throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
  };
  await rig.add([rig.file('one.png', picture(1))]);
  const jobs = await rig.settled();
  expect(refused).toBe(8);
  expect(jobs).toMatchObject([{ state: 'stored', attempt: 1 }]);
  expect(rig.uploads()).toHaveLength(1);
});
