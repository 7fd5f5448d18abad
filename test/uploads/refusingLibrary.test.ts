import { afterEach, expect, it } from 'vitest';
import { lockIt, refusals } from '../library/support/refusals.ts';
import { expectUnharmed, type Shop } from './support/afterRow.ts';
import { toConversations } from './support/way.ts';
import { main, openWorkshop, picture } from './support/workshop.ts';

let shop: Shop;
afterEach(() => shop.close());

const sent = Array.from({ length: 12 }, (_, i) => ({
  name: `shot-${i}.png`,
  bytes: picture(i + 1, 9_000),
}));
const add = () => shop.add(sent.map(({ name, bytes }) => shop.file(name, bytes)));
const passes = (ms: number) => new Promise<void>((resolve) => shop.clock.after(ms, resolve));

// A full disk still takes what fits in between; the table of faults tries it write by write.
const whole = refusals.filter(({ cause }) => cause !== 'full');

it.each(whole)('sends nothing while $name, and all of it afterwards', async ({ begin }) => {
  shop = await openWorkshop();
  const keychain = shop.lock({ kind: 'keychain-unavailable', cause: 'locked' });
  await add();
  await shop.until((jobs) => jobs.every((job) => job.state === 'waiting'));
  const relent = begin(shop.database());
  keychain.open();
  shop.service().resumeAccount(main);
  await shop.until(() => shop.state.errors.length > 1);
  await passes(30_000);
  expect(shop.sandbox.requests()).toEqual([]);
  relent();
  await shop.settled();
  await expectUnharmed(shop, sent, 2);
});

it('takes files, and what is asked of them, though another program holds the library', async () => {
  shop = await openWorkshop({ speed: 5 });
  const holdFor = (ms: number) => shop.clock.after(ms, lockIt.begin(shop.database()));
  holdFor(4_000);
  await shop.service().pause({ accountId: null });
  holdFor(4_000);
  await add();
  const jobs = await shop.until((all) => all.every((job) => job.state === 'queued'));
  holdFor(4_000);
  await shop.service().cancel({ jobIds: jobs.map(({ id }) => id) });
  holdFor(4_000);
  await shop.service().retry({ jobIds: jobs.map(({ id }) => id) });
  holdFor(4_000);
  await shop.service().resume({ accountId: null });
  await shop.settled();
  await expectUnharmed(shop, sent, 2);
});

it('asks it now and then, not all the time, though uploads are due', async () => {
  shop = await openWorkshop();
  const { baseUrl } = shop.state;
  shop.state.baseUrl = 'http://127.0.0.1:1/v1';
  await add();
  await shop.until((jobs) => jobs.some((job) => job.state === 'waiting'));
  const relent = refusals.find(({ cause }) => cause === 'read-only')?.begin(shop.database());
  const before = shop.state.errors.length;
  await passes(60_000);
  const asked = shop.state.errors.length - before;
  expect(asked).toBeGreaterThan(0);
  // Without a pause it would be thousands of times.
  expect(asked).toBeLessThan(120);
  shop.state.baseUrl = baseUrl;
  relent?.();
  await shop.settled();
  await expectUnharmed(shop, sent, 2);
});

it('remembers what the provider answered until it can be written', async () => {
  shop = await openWorkshop({ way: toConversations });
  let refused = 0;
  shop.state.onWrite = () => {
    if (shop.uploaded().length === 0 || refused === 8) return;
    refused += 1;
    throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
  };
  await shop.add([shop.file('one.png', picture(1))]);
  const jobs = await shop.settled();
  expect(refused).toBe(8);
  expect(jobs).toMatchObject([{ state: 'stored', attempt: 1 }]);
  expect(shop.uploads()).toHaveLength(1);
});
