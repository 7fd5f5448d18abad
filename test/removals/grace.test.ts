import { afterEach, describe, expect, it } from 'vitest';
import { fastClock } from '../uploads/support/fastClock.ts';
import { line, openRemovalRig, type RemovalRig } from './support/removalRig.ts';

let rig: RemovalRig;
afterEach(() => rig.close());

const graceMs = 600_000;
const open = async (items: number) => {
  rig = await openRemovalRig({ items }, fastClock(100), graceMs);
  return rig.rows(line).map(({ id }) => id);
};
const start = async (mediaIds: RemovalRig['gone']) => {
  const { token } = await rig.removals.prepare({ mediaIds });
  return rig.removals.start({ token });
};
const list = () => rig.removals.list(undefined);

describe('the time in which a removal can be undone', () => {
  it('asks nobody anything, and undone nothing of it ever is', async () => {
    const ids = (await open(20)).slice(0, 6);
    const { id, state } = await start(ids);
    expect(state).toBe('pending');
    await rig.restart();
    expect(await list()).toMatchObject([{ id, state: 'pending' }]);
    await rig.removals.stop({ runId: id });
    expect(await rig.runIs(id, (run) => run.state === 'over')).toMatchObject({ kept: 6, done: 0 });
    await rig.restart();
    expect(rig.deletes()).toEqual([]);
  });

  it('begins anew after a kill, and ends by itself', async () => {
    const ids = (await open(20)).slice(0, 6);
    const { id } = await start(ids);
    await rig.pass(graceMs / 3);
    await rig.crash();
    const [again] = await list();
    expect(again).toMatchObject({ id, state: 'pending' });
    expect(again?.startsAt).toBeGreaterThan(rig.clock.now() + graceMs * 0.75);
    expect(rig.deletes()).toEqual([]);
    expect(await rig.runIs(id, (run) => run.state === 'over')).toMatchObject({ done: 6 });
  });

  it('ends when nobody wants it any more', async () => {
    const ids = (await open(20)).slice(0, 6);
    const { id } = await start(ids);
    await rig.removals.startNow({ runId: id });
    expect(await rig.runIs(id, (run) => run.state === 'over')).toMatchObject({ done: 6 });
  });

  it('is over for good when it is over', async () => {
    const ids = (await open(20)).slice(0, 6);
    rig.trouble.keychain = { kind: 'keychain-unavailable', cause: 'locked' };
    const { id } = await start(ids);
    await rig.removals.startNow({ runId: id });
    await rig.restart();
    expect(await list()).toMatchObject([{ id, state: 'running' }]);
  });

  it('is not shortened by a pause, which holds it after its end', async () => {
    const ids = (await open(20)).slice(0, 6);
    const { id } = await start(ids);
    await rig.removals.pause({ runId: id });
    await rig.pass(graceMs * 1.2);
    expect(rig.deletes()).toEqual([]);
    await rig.restart();
    expect(await list()).toMatchObject([{ id, state: 'paused' }]);
    await rig.removals.resume({ runId: id });
    expect(await rig.runIs(id, (run) => run.state === 'over')).toMatchObject({ done: 6 });
  });
});

describe('what was refused', () => {
  it('is told by reason, and tried again are exactly those that were', async () => {
    const ids = (await open(40)).slice(0, 10);
    const refusing = { kind: 'answer', route: 'delete' } as const;
    rig.sandbox.faults.arm({ ...refusing, status: 422, times: 2 });
    rig.sandbox.faults.arm({ ...refusing, status: 405, times: 1, skip: 2 });
    const { id } = await start(ids);
    await rig.removals.startNow({ runId: id });
    const run = await rig.runIs(id, ({ state }) => state === 'over');
    expect(run).toMatchObject({ of: 10, done: 7, failed: 3 });
    const classes = await rig.removals.refused({ runId: id });
    expect(classes.map(({ items, mayRetry }) => [items, mayRetry])).toEqual([
      [2, true],
      [1, false],
    ]);
    const before = rig.deletes().length;
    const refused = await rig.removals.refusals({ runId: id });
    const again = await rig.removals.again({ runId: id, classes: classes.map((one) => one.id) });
    expect(again).toMatchObject({ of: 2, state: 'pending' });
    // Those are in hand by now.
    const twice = rig.removals.again({ runId: id, classes: classes.map((one) => one.id) });
    await expect(twice).rejects.toMatchObject({ failure: { kind: 'not-found' } });
    await rig.removals.startNow({ runId: again.id });
    await rig.runIs(again.id, ({ state }) => state === 'over');
    expect(rig.deletes().length - before).toBe(2);
    const left = refused.map(({ mediaId }) => mediaId).filter((one) => !rig.isGone(one));
    expect(left.length).toBe(1);
    for (const { id: other } of rig.rows(line)) {
      if (!ids.includes(other)) expect(rig.isGone(other)).toBe(false);
    }
  });
});

describe('a clock that is set within that time', () => {
  /** Runs as the other, but tells another time of day once it was set. */
  function settable() {
    const clock = fastClock(100);
    let backMs = 0;
    return {
      ...clock,
      now: () => clock.now() - backMs,
      set: (ms: number) => {
        backMs = ms;
      },
    };
  }

  it.each([false, true])('does not make it longer (after a kill: %s)', async (kill) => {
    const clock = settable();
    rig = await openRemovalRig({ items: 20 }, clock, 200_000);
    const ids = rig
      .rows(line)
      .map(({ id }) => id)
      .slice(0, 2);
    const { id } = await start(ids);
    clock.set(400 * 24 * 3_600_000);
    if (kill) await rig.crash();
    expect(await list()).toMatchObject([{ id, state: 'pending' }]);
    expect(await rig.runIs(id, (run) => run.state === 'over')).toMatchObject({ done: 2 });
  });

  it.each([false, true])('forward does not make it shorter (after a kill: %s)', async (kill) => {
    const clock = settable();
    rig = await openRemovalRig({ items: 20 }, clock, graceMs);
    const ids = rig
      .rows(line)
      .map(({ id }) => id)
      .slice(0, 2);
    const { id } = await start(ids);
    clock.set(-400 * 24 * 3_600_000);
    if (kill) await rig.crash();
    await rig.pass(2_000);
    expect(await list()).toMatchObject([{ id, state: 'pending' }]);
    expect(rig.deletes()).toEqual([]);
    await rig.removals.stop({ runId: id });
    expect(await rig.runIs(id, (run) => run.state === 'over')).toMatchObject({ kept: 2 });
  });
});
