import { afterEach, beforeEach, expect, it } from 'vitest';
import { hour, minute, openExpiringRig, settled } from './support/expiringRig.ts';

let rig: ReturnType<typeof openExpiringRig>;
beforeEach(() => {
  rig = openExpiringRig();
});
afterEach(() => rig.close());

const lost = () => rig.service().lost(undefined);

it('what expired while Satchel was closed is told at the next start, until dismissed, and then never again', async () => {
  const ids = rig.add(5 * hour, 5.5 * hour);
  rig.pass(settled);
  const ends = [rig.clock.now() + 5 * hour - settled, rig.clock.now() + 5.5 * hour - settled];
  rig.restart(8 * hour);
  // Nobody says so before the provider did.
  expect(await lost()).toBeNull();
  rig.goes(...ids);
  rig.pass(settled);
  const told = { count: 2, archived: 0, firstAt: ends[0], lastAt: ends[1] };
  expect(await lost()).toEqual(told);
  expect(rig.events.filter(({ event }) => event === 'lostItemsChanged')).toEqual([
    { event: 'lostItemsChanged', payload: told },
  ]);
  // Undismissed it is there after another start, and counted once.
  rig.restart(hour);
  rig.hear();
  rig.pass(settled);
  expect(await lost()).toEqual(told);

  await rig.service().dismissLost(undefined);
  rig.restart(hour);
  rig.hear();
  rig.pass(settled);
  expect(await lost()).toBeNull();
});

it('a kill between two looks loses none and counts none twice', async () => {
  const [first = 0 as never, second = 0 as never] = rig.add(5 * hour, 5.5 * hour);
  rig.pass(settled);
  rig.restart(8 * hour);
  rig.goes(first);
  // What went is on disk; that it was counted is not.
  rig.kill();
  expect(await lost()).toMatchObject({ count: 1 });
  rig.kill();
  rig.goes(second);
  rig.pass(settled);
  rig.kill();
  expect(await lost()).toMatchObject({ count: 2 });
});

it('what a person was told of in time, or what was deleted before its end, is not lost unnoticed', async () => {
  const [told = 0 as never, deleted = 0 as never] = rig.add(hour, 5 * hour);
  rig.pass(settled);
  expect(rig.titles()).toHaveLength(1);
  rig.goes(deleted);
  rig.pass(settled);
  rig.restart(2 * hour);
  rig.goes(told);
  rig.pass(settled);
  expect(await lost()).toBeNull();
});

it('what another took the place of is not lost, and never told of', async () => {
  const [old = 0 as never] = rig.add(hour);
  rig.kept.add(old);
  rig.renewed.add(old);
  rig.pass(settled);
  rig.restart(2 * hour);
  rig.goes(old);
  rig.pass(settled);
  expect(await lost()).toBeNull();
  expect(rig.titles()).toEqual([]);
});

it('what went before Satchel first counted is not told', async () => {
  const [old = 0 as never] = rig.add(3 * hour);
  rig.set({ enabled: false });
  rig.pass(4 * hour);
  rig.goes(old);
  // As a library that is older than this.
  rig.forgetCount();
  rig.restart(minute);
  rig.hear();
  rig.pass(settled);
  expect(await lost()).toBeNull();
});
