import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { Run } from '../../shared/contract/runs.ts';
import { chats, line, openRemovalRig, type RemovalRig } from './support/removalRig.ts';

let rig: RemovalRig;
afterEach(() => rig.close());

const open = async () => {
  rig = await openRemovalRig({ items: 60 });
  return rig.rows(line).map(({ id }) => id);
};
const start = async (mediaIds: RemovalRig['gone']) => {
  const { token } = await rig.removals.prepare({ mediaIds });
  return rig.removals.start({ token });
};
const isOver = ({ state }: Run) => state === 'over';
const slowly = (route: 'delete' | 'chat-delete') =>
  rig.sandbox.faults.arm({ kind: 'slow-headers', route, delayMs: 100, times: 10_000 });
const dropAccounts = (...ids: string[]) => {
  for (const id of ids) rig.database.prepare('DELETE FROM accounts WHERE id = ?').run(id);
};

/** Another program holds the library for writing; answers what ends that. */
function lock(): () => void {
  const other = new DatabaseSync(rig.path());
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.exec('ROLLBACK');
    other.close();
  };
}

describe('a removal while a keychain waits for a person', () => {
  it('does not keep Satchel from quitting, and goes on at the next start', async () => {
    const ids = (await open()).slice(0, 10);
    let unlock = () => {};
    rig.trouble.unlocked = new Promise<void>((resolve) => {
      unlock = resolve;
    });
    const { id } = await start(ids);
    await rig.removals.close();
    unlock();
    await rig.restart();
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 10, failed: 0, kept: 0 });
    expect(rig.deletes().length).toBe(10);
  });
});

describe('a removal while another program holds the library', () => {
  it('that was half written does not keep Satchel from starting', async () => {
    await open();
    rig.database.exec(`INSERT INTO runs VALUES ('half', 'removal', 'writing', 1, NULL, 2, 0, 0, 0, '{}', 0);
      INSERT INTO run_jobs VALUES ('one', 'removal', 'half', 'line', NULL, '{}', 1, 0)`);
    await rig.removals.close();
    setTimeout(lock(), 200);
    await rig.restart();
    const left = rig.database.prepare('SELECT count(*) AS n FROM run_jobs').get();
    expect([await rig.removals.list(undefined), left]).toEqual([[], { n: 0 }]);
  });

  it('is stopped for good when Stop is answered', async () => {
    const ids = (await open()).slice(0, 40);
    slowly('delete');
    const { id } = await start(ids);
    await rig.runIs(id, ({ done }) => done >= 4);
    const unlock = lock();
    let answered = false;
    const stopping = rig.removals.stop({ runId: id }).then(() => {
      answered = true;
    });
    expect(await rig.removals.list(undefined)).toMatchObject([{ id, state: 'stopping' }]);
    await rig.pass(2_500);
    // What is on no disk would be forgotten by a kill, so that it is not promised yet.
    expect(answered).toBe(false);
    unlock();
    await stopping;
    const asked = rig.deletes().length;
    await rig.crash();
    const run = await rig.runIs(id, isOver);
    expect(run.done + run.kept).toBe(40);
    expect(rig.deletes().length).toBe(asked);
  });

  it('counts each item once when two accounts are removed', async () => {
    const ids = (await open()).slice(0, 40);
    slowly('delete');
    slowly('chat-delete');
    const { id, of } = await start([...ids, ...rig.rows(chats).map((row) => row.id)]);
    await rig.runIs(id, ({ done }) => done >= 4);
    dropAccounts(line, chats);
    const both = [rig.removals.forgetAccount(line), rig.removals.forgetAccount(chats)];
    const unlock = lock();
    setTimeout(unlock, 100);
    await Promise.all(both);
    const run = await rig.runIs(id, isOver);
    expect(run.done + run.failed + run.kept).toBe(of);
  });

  it('comes to its end when an account of it was removed before it was written whole', async () => {
    const ids = (await open()).slice(0, 10);
    const others = rig.rows(chats).map((row) => row.id);
    const { token } = await rig.removals.prepare({ mediaIds: [...ids, ...others] });
    const starting = rig.removals.start({ token });
    const written = rig.database.prepare('SELECT 1 FROM run_jobs LIMIT 1');
    while (written.get() === undefined) await Promise.resolve();
    dropAccounts(line);
    const forgetting = rig.removals.forgetAccount(line);
    const unlock = lock();
    await forgetting;
    unlock();
    const { id } = await starting;
    const run = await rig.runIs(id, isOver);
    expect(run.kept).toBe(10);
  });
});

describe('a removal that this Satchel cannot read', () => {
  it('of a phase that this Satchel does not know removes nothing more, and it starts', async () => {
    const ids = await open();
    slowly('delete');
    const { id } = await start(ids);
    await rig.removals.close();
    const asked = rig.deletes().length;
    rig.database.exec(`UPDATE runs SET phase = 'of a later day'`);
    await rig.restart();
    const { done, kept, failed } = await rig.runIs(id, isOver);
    expect([done + kept, failed]).toEqual([ids.length, 0]);
    expect(kept).toBeGreaterThan(0);
    expect(rig.deletes().length).toBe(asked);
  });

  it('counts as kept, and is not asked for once it can be read', async () => {
    const ids = (await open()).slice(0, 3);
    rig.trouble.keychain = { kind: 'keychain-unavailable', cause: 'locked' };
    const { id } = await start(ids);
    await rig.runIs(id, ({ waitsFor }) => waitsFor !== null);
    await rig.removals.close();
    const one = 'rowid = (SELECT min(rowid) FROM run_jobs)';
    const newer = `UPDATE run_jobs SET job = replace(job, '"version":1', '"version":9')`;
    rig.database.exec(`${newer} WHERE ${one}`);
    rig.trouble.keychain = null;
    await rig.restart();
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 2, kept: 1 });
    await rig.removals.close();
    rig.database.exec(`UPDATE run_jobs SET job = replace(job, '"version":9', '"version":1')`);
    await rig.restart();
    const begun = await start(
      rig
        .rows(line)
        .slice(10, 12)
        .map(({ id }) => id),
    );
    await rig.runIs(begun.id, isOver);
    expect(rig.deletes().length).toBe(4);
    expect((await rig.removals.list(undefined))[0]).toMatchObject({ id, done: 2, kept: 1 });
  });
});

describe('a removal that cannot be begun', () => {
  it('leaves nothing behind that another one would wait for', async () => {
    const ids = await open();
    rig.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 503, times: 2 });
    const { id } = await start(ids.slice(0, 2));
    await rig.runIs(id, ({ waitsFor }) => waitsFor !== null);
    rig.database.exec(`CREATE TRIGGER begins BEFORE UPDATE OF phase ON runs
        BEGIN SELECT RAISE(FAIL, 'full'); END;
      CREATE TRIGGER goes BEFORE DELETE ON run_jobs BEGIN SELECT RAISE(FAIL, 'full'); END`);
    await expect(start(ids.slice(2, 50))).rejects.toThrow('full');
    const waiting = rig.database.prepare(
      `SELECT 1 FROM run_jobs WHERE job LIKE '%"state":"waiting"%'`,
    );
    await expect.poll(() => waiting.get()).toBe(undefined);
    await rig.pass(20_000);
    rig.database.exec('DROP TRIGGER begins; DROP TRIGGER goes');
    expect(await rig.runIs(id, isOver)).toMatchObject({ done: 2 });
    await expect.poll(() => rig.removals.list(undefined)).toHaveLength(1);
  });
});
