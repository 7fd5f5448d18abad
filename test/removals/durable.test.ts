import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../electron/base/clock.ts';
import type { RemovalRun } from '../../shared/contract/removals.ts';
import { chats, line, openRemovalRig, type RemovalRig } from './support/removalRig.ts';

let room: RemovalRig;
afterEach(() => room.close());

const open = async (items: number, clock?: Clock) => {
  room = await openRemovalRig({ items }, clock);
  return room.rows(line).map(({ id }) => id);
};
const start = async (mediaIds: RemovalRig['gone']) => {
  const { token } = await room.removals.prepare({ mediaIds });
  return room.removals.start({ token });
};
const isOver = ({ state }: RemovalRun) => state === 'over';
const slowly = (delayMs: number) =>
  room.sandbox.faults.arm({ kind: 'slow-headers', route: 'delete', delayMs, times: 10_000 });
const runs = () => room.removals.list(undefined);
const holds = async () => {
  const held = await Promise.all(room.rows(line).map((row) => room.isHeld(row)));
  return room.rows(line).filter((_, index) => held[index] === true);
};
/** The judge is the provider: what it does not have is gone here, and what it has is not. */
const expectTrue = async (confirmed: RemovalRig['gone']) => {
  const there = (await holds()).map(({ id }) => id);
  for (const { id } of room.rows(line)) expect(room.isGone(id)).toBe(!there.includes(id));
  for (const { id } of room.rows(line)) if (!confirmed.includes(id)) expect(there).toContain(id);
};

describe('a removal when Satchel ends', () => {
  it('goes on at the next start, says so, and asks for nothing twice', async () => {
    const ids = (await open(60, systemClock)).slice(0, 40);
    slowly(200);
    const { id } = await start(ids);
    await expect.poll(() => room.deletes().length).toBeGreaterThanOrEqual(4);
    await room.removals.close();
    const asked = room.deletes().length;
    expect(ids.filter(room.isGone).length).toBe(asked);
    room.sandbox.faults.clear();
    await room.restart();
    expect(await runs()).toMatchObject([{ id, of: 40, failed: 0, kept: 0, resumed: true }]);
    expect(await room.runIs(id, isOver)).toMatchObject({ done: 40, failed: 0, kept: 0 });
    expect(room.deletes().length).toBe(40);
    await expectTrue(ids);
  });

  it('goes on after a kill, and asks for what was asked and not answered', async () => {
    const ids = (await open(60)).slice(0, 40);
    const late = { kind: 'hang', route: 'delete', at: 'stored', times: 4 } as const;
    room.sandbox.faults.arm({ ...late, skip: 8 });
    const { id } = await start(ids);
    await expect.poll(() => room.deletes().length).toBe(12);
    await room.crash();
    expect(await room.runIs(id, isOver)).toMatchObject({ done: 40, failed: 0, kept: 0 });
    // Four were gone already, which was found out by asking for them and not by removing them again.
    expect(room.deletes().length).toBe(40);
    await expectTrue(ids);
  });

  it('can be stopped after the start, and keeps what was not asked for', async () => {
    const ids = (await open(60)).slice(0, 40);
    slowly(100);
    const { id } = await start(ids);
    await room.runIs(id, ({ done }) => done >= 8);
    await room.crash();
    await room.runIs(id, ({ done }) => done >= 16);
    await room.removals.stop({ runId: id });
    const run = await room.runIs(id, isOver);
    expect(run).toMatchObject({ of: 40, failed: 0, resumed: true });
    expect(run.kept).toBeGreaterThan(0);
    expect(run.done + run.kept).toBe(40);
    await expectTrue(ids);
    expect(60 - (await holds()).length).toBe(run.done + (60 - room.rows(line).length));
  });

  it('that was stopped asks for nothing more at the next start', async () => {
    const ids = (await open(60)).slice(0, 40);
    room.sandbox.faults.arm({ kind: 'hang', route: 'delete', at: 'received', times: 4 });
    const { id } = await start(ids);
    await expect.poll(() => room.deletes().length).toBe(4);
    await room.removals.stop({ runId: id });
    await room.crash();
    expect(await room.runIs(id, isOver)).toMatchObject({ done: 0, failed: 0, kept: 40 });
    expect(room.deletes().length).toBe(4);
    await expectTrue([]);
  });

  it('is listed with its refusals until it is dismissed', async () => {
    const ids = (await open(20)).slice(0, 3);
    room.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 422, times: 2 });
    const { id } = await start(ids);
    const run = await room.runIs(id, isOver);
    expect(run).toMatchObject({ done: 1, failed: 2 });
    const refused = await room.removals.refusals({ runId: id });
    expect(refused.length).toBe(2);
    await room.restart();
    expect(await runs()).toEqual([{ ...run, resumed: true }]);
    expect(await room.removals.refusals({ runId: id })).toEqual(refused);
    await room.removals.dismiss({ runId: id });
    await room.restart();
    expect(await runs()).toEqual([]);
    const left = room.database.prepare('SELECT count(*) AS n FROM removal_jobs').get();
    expect(left).toEqual({ n: 0 });
  });
});

describe('a removal that cannot go on', () => {
  it('is begun whole or not at all', async () => {
    const ids = (await open(60)).slice(0, 40);
    room.database.exec(`CREATE TRIGGER full BEFORE INSERT ON removal_jobs
      WHEN (SELECT count(*) FROM removal_jobs) >= 20 BEGIN SELECT RAISE(FAIL, 'full'); END`);
    const { token } = await room.removals.prepare({ mediaIds: ids });
    await expect(room.removals.start({ token })).rejects.toThrow('full');
    expect([await runs(), room.deletes()]).toEqual([[], []]);
    await room.restart();
    expect([await runs(), room.deletes()]).toEqual([[], []]);
    room.database.exec('DROP TRIGGER full');
    const { run } = await room.confirm(await room.removals.prepare({ mediaIds: ids }));
    expect(run).toMatchObject({ done: 40 });
  });

  it('that was killed while it was written was never begun', async () => {
    await open(20);
    room.database.exec(`INSERT INTO removal_runs VALUES ('half', 1, 'writing', 2, 0, 0, 0);
      INSERT INTO removal_jobs VALUES ('one', 'half', 'line', 'queued', '{}')`);
    await room.restart();
    expect([await runs(), room.deletes()]).toEqual([[], []]);
    const left = room.database.prepare('SELECT count(*) AS n FROM removal_jobs').get();
    expect(left).toEqual({ n: 0 });
  });

  it('waits for the keychain, says so, and goes on by itself', async () => {
    const ids = (await open(20)).slice(0, 10);
    const locked = { kind: 'keychain-unavailable', cause: 'locked' } as const;
    room.trouble.keychain = locked;
    const { id } = await start(ids);
    await room.runIs(id, ({ waitsFor }) => waitsFor?.kind === 'keychain-unavailable');
    await room.restart();
    await room.runIs(id, ({ waitsFor }) => waitsFor?.kind === 'keychain-unavailable');
    expect(room.deletes()).toEqual([]);
    room.trouble.keychain = null;
    room.removals.resumeAccount(line);
    expect(await room.runIs(id, isOver)).toMatchObject({ done: 10, waitsFor: null });
  });

  it('is kept at once where it waits, when it is stopped', async () => {
    const ids = (await open(20)).slice(0, 10);
    room.trouble.keychain = { kind: 'keychain-unavailable', cause: 'locked' };
    const { id } = await start(ids);
    await room.runIs(id, ({ waitsFor }) => waitsFor !== null);
    await room.removals.stop({ runId: id });
    expect(await room.runIs(id, isOver)).toMatchObject({ done: 0, failed: 0, kept: 10 });
  });

  it('waits until the library takes it again, and says so', async () => {
    const ids = (await open(20)).slice(0, 10);
    slowly(30);
    const { id } = await start(ids);
    await room.runIs(id, ({ done }) => done >= 2);
    room.database.exec('PRAGMA query_only = ON');
    await room.runIs(id, ({ waitsFor }) => waitsFor?.kind === 'library-unavailable');
    room.database.exec('PRAGMA query_only = OFF');
    expect(await room.runIs(id, isOver)).toMatchObject({ done: 10, failed: 0, waitsFor: null });
    expect(room.deletes().length).toBe(10);
    await expectTrue(ids);
  });

  it('keeps the rest when its account is removed', async () => {
    const ids = (await open(60)).slice(0, 40);
    slowly(100);
    const { id } = await start(ids);
    await room.runIs(id, ({ done }) => done >= 8);
    room.database.exec(`DELETE FROM accounts WHERE id = '${line}'`);
    await room.removals.forgetAccount(line);
    const run = await room.runIs(id, isOver);
    expect(run.done + run.failed + run.kept).toBe(40);
    expect(run.kept).toBeGreaterThan(0);
    await room.restart();
    expect(await runs()).toMatchObject([{ id, state: 'over' }]);
  });

  it('leaves another account’s removals alone', async () => {
    const ids = (await open(60)).slice(0, 20);
    const others = room.rows(chats).map((row) => row.id);
    room.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 401, times: 99 });
    const { id } = await start([...ids, ...others]);
    const run = await room.runIs(id, isOver);
    expect(run.failed).toBe(20);
    expect(run.done).toBe(run.of - 20);
  });
});
