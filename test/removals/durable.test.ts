import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../electron/base/clock.ts';
import type { Run } from '../../shared/contract/runs.ts';
import { chats, line, openRemovalRig, type RemovalRig } from './support/removalRig.ts';

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
const slowly = (delayMs: number) =>
  rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'delete', delayMs, times: 10_000 });
const runs = () => rig.removals.list(undefined);
const holds = async () => {
  const there = await Promise.all(rig.rows(line).map((row) => rig.isHeld(row)));
  return rig.rows(line).filter((_, index) => there[index] === true);
};
/** The judge is the provider: what it does not have is gone here, and what it has is not. */
const expectTrue = async (confirmed: RemovalRig['gone']) => {
  const there = (await holds()).map(({ id }) => id);
  for (const { id } of rig.rows(line)) expect(rig.isGone(id)).toBe(!there.includes(id));
  for (const { id } of rig.rows(line)) if (!confirmed.includes(id)) expect(there).toContain(id);
};

describe('a removal when Satchel ends', () => {
  it('goes on at the next start, says so, and asks for nothing twice', async () => {
    const ids = (await open(60, systemClock)).slice(0, 40);
    slowly(200);
    const { id } = await start(ids);
    await expect.poll(() => rig.deletes().length).toBeGreaterThanOrEqual(4);
    await rig.removals.close();
    const asked = rig.deletes().length;
    expect(ids.filter(rig.isGone).length).toBe(asked);
    rig.sandbox.faults.clear();
    await rig.restart();
    expect(await runs()).toMatchObject([{ id, of: 40, failed: 0, kept: 0, resumed: true }]);
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 40, failed: 0, kept: 0 });
    expect(rig.deletes().length).toBe(40);
    await expectTrue(ids);
  });

  it('goes on after a kill, and asks for what was asked and not answered', async () => {
    const ids = (await open(60)).slice(0, 40);
    const late = { kind: 'hang', route: 'delete', at: 'stored', times: 8 } as const;
    rig.sandbox.faults.arm({ ...late, skip: 8 });
    const { id } = await start(ids);
    await expect.poll(() => rig.deletes().length).toBe(16);
    await rig.crash();
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 40, failed: 0, kept: 0 });
    // Eight were gone already, which was found out by asking for them and not by removing them again.
    expect(rig.deletes().length).toBe(40);
    await expectTrue(ids);
  });

  it('can be stopped after the start, and keeps what was not asked for', async () => {
    // So many that they are not over before somebody stops them, on a machine that is busy.
    const ids = (await open(260)).slice(0, 240);
    slowly(100);
    const { id } = await start(ids);
    await rig.runIs(id, ({ done }) => done >= 8);
    await rig.crash();
    await rig.runIs(id, ({ done }) => done >= 16);
    await rig.removals.stop({ runId: id });
    const run = await rig.runIs(id, isOver);
    expect(run).toMatchObject({ of: 240, failed: 0, resumed: true });
    expect(run.kept).toBeGreaterThan(0);
    expect(run.done + run.kept).toBe(240);
    await expectTrue(ids);
    expect(260 - (await holds()).length).toBe(run.done + (260 - rig.rows(line).length));
  });

  it('that was stopped asks for nothing more at the next start', async () => {
    const ids = (await open(60)).slice(0, 40);
    rig.sandbox.faults.arm({ kind: 'hang', route: 'delete', at: 'received', times: 8 });
    const { id } = await start(ids);
    await expect.poll(() => rig.deletes().length).toBe(8);
    await rig.removals.stop({ runId: id });
    await rig.crash();
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 0, failed: 0, kept: 40 });
    expect(rig.deletes().length).toBe(8);
    await expectTrue([]);
  });

  it('is listed with its refusals until it is dismissed', async () => {
    const ids = (await open(20)).slice(0, 3);
    rig.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 422, times: 2 });
    const { id } = await start(ids);
    const run = await rig.runIs(id, isOver);
    expect(run).toMatchObject({ done: 1, failed: 2 });
    const refused = await rig.removals.refusals({ runId: id });
    expect(refused.length).toBe(2);
    await rig.restart();
    expect(await runs()).toEqual([{ ...run, resumed: true }]);
    expect(await rig.removals.refusals({ runId: id })).toEqual(refused);
    await rig.removals.dismiss({ runId: id });
    await rig.restart();
    expect(await runs()).toEqual([]);
    const left = rig.database.prepare('SELECT count(*) AS n FROM run_jobs').get();
    expect(left).toEqual({ n: 0 });
  });
});

describe('a removal that cannot go on', () => {
  it('is begun whole or not at all', async () => {
    const ids = (await open(60)).slice(0, 40);
    rig.database.exec(`CREATE TRIGGER full BEFORE INSERT ON run_jobs
      WHEN (SELECT count(*) FROM run_jobs) >= 20 BEGIN SELECT RAISE(FAIL, 'full'); END`);
    const { token } = await rig.removals.prepare({ mediaIds: ids });
    await expect(rig.removals.start({ token })).rejects.toThrow('full');
    expect([await runs(), rig.deletes()]).toEqual([[], []]);
    await rig.restart();
    expect([await runs(), rig.deletes()]).toEqual([[], []]);
    rig.database.exec('DROP TRIGGER full');
    const { run } = await rig.confirm(await rig.removals.prepare({ mediaIds: ids }));
    expect(run).toMatchObject({ done: 40 });
  });

  it('that was killed while it was written was never begun', async () => {
    await open(20);
    rig.database.exec(`INSERT INTO runs VALUES ('half', 'removal', 'writing', 1, NULL, 2, 0, 0, 0, '{}', 0);
      INSERT INTO run_jobs VALUES ('one', 'removal', 'half', 'line', NULL, '{}', 1, 0)`);
    await rig.restart();
    expect([await runs(), rig.deletes()]).toEqual([[], []]);
    const left = rig.database.prepare('SELECT count(*) AS n FROM run_jobs').get();
    expect(left).toEqual({ n: 0 });
  });

  it('waits for the keychain, says so, and goes on by itself', async () => {
    const ids = (await open(20)).slice(0, 10);
    const locked = { kind: 'keychain-unavailable', cause: 'locked' } as const;
    rig.trouble.keychain = locked;
    const { id } = await start(ids);
    await rig.runIs(id, ({ waitsFor }) => waitsFor?.kind === 'keychain-unavailable');
    await rig.restart();
    await rig.runIs(id, ({ waitsFor }) => waitsFor?.kind === 'keychain-unavailable');
    expect(rig.deletes()).toEqual([]);
    rig.trouble.keychain = null;
    rig.removals.resumeAccount(line);
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 10, waitsFor: null });
  });

  it('says what it waits for, also where only what was asked is left to be found out', async () => {
    const ids = (await open(20)).slice(0, 2);
    rig.sandbox.faults.arm({ kind: 'hang', route: 'delete', at: 'stored', times: 2 });
    const { id } = await start(ids);
    await expect.poll(() => rig.deletes().length).toBe(2);
    rig.trouble.keychain = { kind: 'keychain-unavailable', cause: 'locked' };
    await rig.crash();
    await rig.runIs(id, ({ waitsFor }) => waitsFor?.kind === 'keychain-unavailable');
    rig.trouble.keychain = null;
    rig.removals.resumeAccount(line);
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 2, waitsFor: null });
    expect(rig.deletes().length).toBe(2);
  });

  it('is kept at once where it waits, when it is stopped', async () => {
    const ids = (await open(20)).slice(0, 10);
    rig.trouble.keychain = { kind: 'keychain-unavailable', cause: 'locked' };
    const { id } = await start(ids);
    await rig.runIs(id, ({ waitsFor }) => waitsFor !== null);
    await rig.removals.stop({ runId: id });
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 0, failed: 0, kept: 10 });
  });

  it('waits until the library takes it again, and says so', async () => {
    const ids = (await open(20)).slice(0, 10);
    slowly(30);
    const { id } = await start(ids);
    await rig.runIs(id, ({ done }) => done >= 2);
    rig.database.exec('PRAGMA query_only = ON');
    await rig.runIs(id, ({ waitsFor }) => waitsFor?.kind === 'library-unavailable');
    rig.database.exec('PRAGMA query_only = OFF');
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 10, failed: 0, waitsFor: null });
    expect(rig.deletes().length).toBe(10);
    await expectTrue(ids);
  });

  it('keeps the rest when its account is removed', async () => {
    const ids = (await open(60)).slice(0, 40);
    slowly(100);
    const { id } = await start(ids);
    await rig.runIs(id, ({ done }) => done >= 8);
    rig.database.exec(`DELETE FROM accounts WHERE id = '${line}'`);
    await rig.removals.forgetAccount(line);
    const run = await rig.runIs(id, isOver);
    expect(run.done + run.failed + run.kept).toBe(40);
    expect(run.kept).toBeGreaterThan(0);
    await rig.restart();
    expect(await runs()).toMatchObject([{ id, state: 'over' }]);
  });

  it('leaves another account’s removals alone', async () => {
    const ids = (await open(60)).slice(0, 20);
    const others = rig.rows(chats).map((row) => row.id);
    rig.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 401, times: 99 });
    const { id } = await start([...ids, ...others]);
    const run = await rig.runIs(id, isOver);
    expect(run.failed).toBe(20);
    expect(run.done).toBe(run.of - 20);
  });
});
