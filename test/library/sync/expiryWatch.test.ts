import { afterEach, expect, it } from 'vitest';
import { SatchelError } from '../../../shared/failure.ts';
import { graceMs } from '../../../shared/retention.ts';
import { passUntil } from '../support/handClock.ts';
import {
  createLibraryRig,
  everything,
  type LibraryRig,
  plivo,
  shop,
} from '../support/libraryRig.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

const minute = 60_000;
const asked = () => rig.sandbox.requests().filter((request) => request.route === 'get').length;
/** The seeded items that end within the half hour. */
const ending = async () => {
  const { token } = await rig.service.open({
    ...everything,
    filter: { endsWithinMs: 30 * minute },
  });
  return rig.service.rows({ token, start: 0, count: 9 });
};

it('learns by itself that an item is gone, once its time is over', async () => {
  rig = await createLibraryRig({ items: 60 });
  await rig.refresh();
  const items = await ending();
  expect(items.length).toBe(3);
  expect(asked()).toBe(0);
  const before = rig.events.length;
  await passUntil(rig.clock, () => rig.table.liveCount(shop) === 57, minute / 4);
  const rows = rig.table.byIds(items.map((row) => row.id));
  for (const row of rows) {
    const end = (row.storedAt ?? 0) + 6 * 60 * minute;
    expect(row.goneAt).toBeGreaterThanOrEqual(end);
  }
  expect(rig.events.slice(before).map(({ event }) => event)).toContain('libraryChanged');
  expect(asked()).toBe(3);
});

it('finds out that an item has been used', async () => {
  rig = await createLibraryRig({ items: 60 });
  await rig.refresh();
  const [first] = await ending();
  if (first === undefined) throw new Error('none is ending');
  rig.sandbox.markUsed(first.ref);
  const grown = () =>
    (rig.table.byIds([first.id])[0]?.expiresAt ?? 0) > rig.clock.now() + 300 * 864e5;
  await passUntil(rig.clock, grown, minute / 4);
  expect(rig.table.byIds([first.id])[0]?.goneAt).toBeNull();
  expect(rig.clock.now()).toBeGreaterThan((first.storedAt ?? 0) + 6 * 60 * minute + graceMs);
});

it('does not call an item gone that cannot be asked for, nor ask without rest', async () => {
  rig = await createLibraryRig({ items: 60 });
  await rig.refresh();
  await rig.sync.close();
  let tries = 0;
  const { sync } = rig.begin(async () => {
    tries += 1;
    throw new SatchelError({ kind: 'keychain-unavailable', cause: 'locked' });
  });
  for (let turn = 0; turn < 240; turn += 1) {
    rig.clock.advance(minute);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await sync.close();
  expect(rig.table.liveCount(shop)).toBe(60);
  expect(tries).toBeGreaterThan(1);
  expect(tries).toBeLessThan(12);
});

it('asks again as soon as the account answers again', async () => {
  rig = await createLibraryRig({ items: 60 });
  await rig.refresh();
  await rig.sync.close();
  let locked = true;
  const { sync } = rig.begin(async () => {
    if (locked) throw new SatchelError({ kind: 'keychain-unavailable', cause: 'locked' });
    return { provider: plivo, session: rig.session };
  });
  for (let turn = 0; turn < 60; turn += 1) {
    rig.clock.advance(minute);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(rig.table.liveCount(shop)).toBe(60);
  locked = false;
  await sync.refresh(shop);
  expect(rig.table.liveCount(shop)).toBeLessThan(58);
  await sync.close();
});

it('lets an item rest about which the provider says nothing of use', async () => {
  rig = await createLibraryRig({ items: 60 });
  await rig.refresh();
  rig.sandbox.faults.arm({ kind: 'answer', status: 400, body: {}, route: 'get', times: 100 });
  const turn = () => new Promise((resolve) => setTimeout(resolve, 2));
  rig.clock.advance(28 * minute);
  while (asked() < 3) {
    await turn();
    rig.clock.advance(0);
  }
  // Less than the hour for which they rest.
  for (let passed = 0; passed < 20; passed += 1) {
    await turn();
    rig.clock.advance(minute);
  }
  expect(asked()).toBe(3);
  expect(rig.table.liveCount(shop)).toBe(60);
});
