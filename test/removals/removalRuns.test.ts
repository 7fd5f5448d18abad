import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../electron/base/clock.ts';
import type { Run } from '../../shared/contract/runs.ts';
import { newestFirst } from '../../shared/query/mediaFilter.ts';
import { line, openRemovalRig, type RemovalRig, storage } from './support/removalRig.ts';

let rig: RemovalRig;
afterEach(() => rig.close());

const open = async (items: number, clock?: Clock) => {
  rig = await openRemovalRig({ items }, clock);
  return rig.rows(line).map(({ id }) => id);
};
const start = async (mediaIds: RemovalRig['gone']) => {
  const { token } = await rig.removals.prepare({ mediaIds });
  return rig.removals.start({ token });
};
const isOver = ({ state }: Run) => state === 'over';

describe('a removal under way', () => {
  it('answers when it has begun, and tells how far it is until all are gone', async () => {
    const ids = (await open(60)).slice(0, 30);
    const begun = await start(ids);
    expect(begun).toMatchObject({ state: 'running', of: 30, done: 0, failed: 0, kept: 0 });
    await rig.runIs(begun.id, isOver);
    const told = rig.told.flat().filter(({ id }) => id === begun.id);
    expect(told.at(-1)).toMatchObject({ state: 'over', done: 30, failed: 0, kept: 0 });
    const steps = told.map(({ done }) => done);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(ids.every(rig.isGone)).toBe(true);
  });

  it('leaves to another run what that took since it was shown', async () => {
    const ids = (await open(60)).slice(0, 12);
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'delete', delayMs: 300, times: 12 });
    const plans = [];
    for (const mediaIds of [ids.slice(0, 8), ids.slice(0, 8), ids]) {
      plans.push(await rig.removals.prepare({ mediaIds }));
    }
    const [first, second, third] = plans.map(({ token }) => token);
    const { id } = await rig.removals.start({ token: first ?? '' });
    await expect(rig.removals.start({ token: second ?? '' })).rejects.toMatchObject({
      failure: { kind: 'invalid-input', detail: 'token' },
    });
    const rest = await rig.removals.start({ token: third ?? '' });
    expect(rest.of).toBe(4);
    await rig.runIs(id, isOver);
    await rig.runIs(rest.id, isOver);
    expect(rig.deletes().length).toBe(12);
  });

  it('keeps what was not asked for when it is stopped, and counts what was', async () => {
    const ids = (await open(60)).slice(0, 40);
    const late = { kind: 'slow-headers', route: 'delete', skip: 8, times: 99 } as const;
    rig.sandbox.faults.arm({ ...late, delayMs: 1_500 });
    const { id } = await start(ids);
    await rig.runIs(id, ({ done }) => done === 8);
    await expect.poll(() => rig.deletes().length).toBe(16);
    await rig.removals.stop({ runId: id });
    expect((await rig.removals.list(undefined))[0]?.state).toBe('stopping');
    const run = await rig.runIs(id, isOver);
    // Eight were asked for: they are waited for, and counted as what became of them.
    expect(run).toMatchObject({ of: 40, done: 16, failed: 0, kept: 24 });
    const gone = ids.filter(rig.isGone);
    expect(gone.length).toBe(run.done);
    const there = await Promise.all(rig.rows(line).map((row) => rig.isHeld(row)));
    expect(there.filter((one) => !one).length).toBe(run.done);
  });

  it('is stopped while a provider puts it off, which surely kept it', async () => {
    const ids = (await open(20)).slice(0, 10);
    const headers = { 'retry-after': '600' };
    rig.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 429, headers, times: 99 });
    const { id } = await start(ids);
    await expect.poll(() => rig.deletes().length).toBe(8);
    await rig.removals.stop({ runId: id });
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 0, failed: 0, kept: 10 });
    expect(rig.deletes().length).toBe(8);
  });

  it('does not ask for every item what was refused to the account', async () => {
    const ids = (await open(60)).slice(0, 40);
    rig.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 401, times: 99 });
    const { id } = await start(ids);
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 0, failed: 40, kept: 0 });
    expect(rig.deletes().length).toBeLessThanOrEqual(8);
    const refusals = await rig.removals.refusals({ runId: id });
    expect(new Set(refusals.map(({ failure }) => failure.kind))).toEqual(new Set(['unauthorized']));
  });

  it('is listed until it is dismissed, and not dismissed before it is over', async () => {
    const ids = (await open(20)).slice(0, 4);
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'delete', delayMs: 100, times: 4 });
    const { id } = await start(ids);
    await rig.removals.dismiss({ runId: id });
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 4 });
    await rig.removals.dismiss({ runId: id });
    expect(await rig.removals.list(undefined)).toEqual([]);
    expect(rig.told.at(-1)).toEqual([]);
  });
});

describe('what is prepared', () => {
  it('is more than one call names, in one question, each item once', async () => {
    const ids = (await open(60)).slice(0, 50);
    const { token: first } = await rig.service.gather({ mediaIds: ids.slice(0, 20) });
    const next = { mediaIds: ids.slice(10, 40), after: first };
    const { token: second } = await rig.service.gather(next);
    const plan = await rig.removals.prepare({ mediaIds: ids.slice(40), after: second });
    expect(plan).toMatchObject({ count: 50, others: 0, failed: 0 });
    expect(plan.named.map(({ id }) => id)).toEqual(ids.slice(0, 12));
    // Each portion is good once, so that nothing is prepared by an old name.
    await expect(rig.service.gather(next)).rejects.toMatchObject({
      failure: { kind: 'invalid-input', detail: 'token' },
    });
    const { run } = await rig.confirm(plan);
    expect(run).toMatchObject({ done: 50 });
    expect(ids.every(rig.isGone)).toBe(true);
    expect(rig.rows(line).filter(({ id }) => rig.isGone(id)).length).toBe(50);
  });

  it('is what was chosen of a list, less what a person took out, whatever comes and goes meanwhile', async () => {
    await open(60);
    const query = { filter: { accountIds: [line] }, sort: newestFirst };
    const { token: list, total } = await rig.service.open(query);
    const all = (await rig.service.rows({ token: list, start: 0, count: 500 })).map(({ id }) => id);
    // All but the third and the sixth.
    const ranges = [0, 1, 3, 4, 6, total - 1];
    const { token: chosen, count } = await rig.service.choose({ list, ranges });
    expect(count).toBe(total - 2);
    const [ended] = all;
    if (ended === undefined) throw new Error('the library is too small');
    rig.table.markGone([ended], Date.now());
    const spared = [all[2], all[5]].filter((id) => id !== undefined);
    const plan = await rig.removals.prepare({ chosen, accountIds: [line] });
    expect(plan).toMatchObject({
      count: total - 3,
      failed: 0,
      accounts: [{ accountId: line, count: total - 3 }],
    });
    const { run } = await rig.confirm(plan);
    expect(run).toMatchObject({ done: total - 3 });
    expect(spared.some(rig.isGone)).toBe(false);
    expect(all.filter((id) => !spared.includes(id)).every(rig.isGone)).toBe(true);
  });

  it('is as many as were gathered, each once', async () => {
    const [first, second] = await open(20);
    if (first === undefined || second === undefined) throw new Error('the library is too small');
    const mediaIds = Array.from({ length: 12_000 }, () => first);
    const { token } = await rig.service.gather({ mediaIds });
    const plan = await rig.removals.prepare({ mediaIds: [second], after: token });
    expect(plan).toMatchObject({ count: 2, failed: 0 });
  });

  it('names the first that cannot be removed, and counts them all', async () => {
    await open(150);
    const mediaIds = rig.rows(storage).map(({ id }) => id);
    const plan = await rig.removals.prepare({ mediaIds });
    expect(plan.failed).toBe(mediaIds.length);
    expect(plan.refusals.length).toBe(Math.min(100, mediaIds.length));
  });
});

describe('links on the clipboard', () => {
  it('are made of more items than one call names, in their order', async () => {
    await open(60);
    const ids = rig.rows(storage).map(({ id }) => id);
    const { token } = await rig.service.gather({ mediaIds: ids.slice(0, 25) });
    const copied = await rig.service.copyLinks({ mediaIds: ids.slice(25), after: token });
    expect(copied).toMatchObject({ count: ids.length, failed: [] });
    expect(rig.clipboard.at(-1)?.split('\n').length).toBe(ids.length);
  });

  it('are all there or none: stopped, the copy leaves the clipboard as it was', async () => {
    await open(60);
    const mediaIds = rig.rows(line).map(({ id }) => id);
    rig.sandbox.faults.arm({ kind: 'slow-headers', delayMs: 60, times: 1_000 });
    const copying = rig.service.copyLinks({ mediaIds, key: 'k' });
    await expect.poll(() => rig.copies.length).toBeGreaterThan(0);
    await rig.service.stopCopy({ key: 'k' });
    await expect(copying).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(rig.clipboard).toEqual([]);
    expect(rig.copies.at(-1)).toMatchObject({ key: 'k', of: mediaIds.length });
  });
});
