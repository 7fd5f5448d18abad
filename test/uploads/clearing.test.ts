import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/base/clock.ts';
import { createClearing } from '../../electron/uploads/clearing.ts';
import type { UploadEntry } from '../../electron/uploads/ledger/uploadEntry.ts';
import { main, openUploadRig, picture } from './support/uploadRig.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>>;
let last: typeof rig | null = null;
afterEach(async () => {
  if (rig !== last) await rig.close();
  last = rig;
});

/** Stored, refused with nothing to say to it, refused with an answer to give, and cancelled. */
async function four() {
  rig = await openUploadRig({ speed: 1 });
  await rig.add([
    rig.file('stored.png', picture(1)),
    rig.file('empty.png', new Uint8Array()),
    rig.file('large.png', picture(2, 2_500_000)),
  ]);
  await rig.settled();
  await rig.service().pause({ accountId: null });
  await rig.add([rig.file('cancelled.png', picture(3))]);
  const last = (await list()).find(({ name }) => name === 'cancelled.png');
  if (last === undefined) throw new Error('not added');
  await rig.service().cancel({ jobIds: [last.id] });
}
const list = () => rig.service().list(undefined);
const names = async () => (await list()).map(({ name }) => name).sort();

describe('clearing what is finished', () => {
  it('leaves what waits for an answer, and can be taken back as it was', async () => {
    await four();
    const before = await list();
    const { token, count } = await rig.service().clearFinished(undefined);
    expect(count).toBe(3);
    expect(await names()).toEqual(['large.png']);
    if (token === null) throw new Error('nothing to take back');
    expect(await rig.service().undoClear({ token })).toEqual({ count: 3 });
    const byId = (jobs: Awaited<ReturnType<typeof list>>) =>
      [...jobs].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(await list())).toEqual(byId(before));
    expect(await rig.service().undoClear({ token })).toEqual({ count: 0 });
    await rig.restart();
    expect(byId(await list())).toEqual(byId(before));
  });

  it('takes back only the last of several, and none of one that found nothing', async () => {
    await four();
    const first = await rig.service().clearFinished(undefined);
    const second = await rig.service().dismiss({ jobIds: null });
    expect([first.count, second.count]).toEqual([3, 1]);
    expect(await rig.service().undoClear({ token: first.token ?? '' })).toEqual({ count: 0 });
    expect(await rig.service().clearFinished(undefined)).toEqual({ token: null, count: 0 });
    expect(await list()).toEqual([]);
  });

  it('dismisses what waits for an answer only when that is asked for, never what runs', async () => {
    await four();
    await rig.add([rig.file('waits.png', picture(4))]);
    await expect.poll(async () => (await list()).at(-1)?.state).toBe('queued');
    const jobIds = (await list()).map(({ id }) => id);
    const { count, token } = await rig.service().dismiss({ jobIds });
    expect(count).toBe(4);
    expect(await names()).toEqual(['waits.png']);
    await rig.service().undoClear({ token: token ?? '' });
    expect(await names()).toHaveLength(5);
  });

  it('claims a stored item still once it is back: the same bytes get an item of their own', async () => {
    await four();
    const { token } = await rig.service().clearFinished(undefined);
    await rig.service().undoClear({ token: token ?? '' });
    await rig.service().resume({ accountId: null });
    await rig.add([rig.file('other.png', picture(5))]);
    await rig.settled();
    const stored = (await list()).flatMap((job) => (job.state === 'stored' ? [job.mediaId] : []));
    expect(new Set(stored).size).toBe(2);
    expect(rig.uploaded()).toHaveLength(2);
  });

  it('brings nothing back of an account that has gone', async () => {
    await four();
    const { token } = await rig.service().clearFinished(undefined);
    rig.service().forgetAccount(main);
    await expect.poll(names).toEqual([]);
    expect(await rig.service().undoClear({ token: token ?? '' })).toEqual({ count: 0 });
    expect(await list()).toEqual([]);
  });
});

describe('the copies of what was cleared', () => {
  it('stay as long as it can come back, and go when the next is cleared', async () => {
    rig = await openUploadRig({ speed: 1 });
    const paste = (name: string) => ({
      kind: 'bytes' as const,
      name,
      bytes: picture(9, 2_500_000),
    });
    const spooled = () => readdirSync(join(rig.dir, 'spool')).length;
    await rig.service().add(main, [paste('first.png'), paste('second.png')]);
    await rig.settled();
    const [first, second] = (await list()).map(({ id }) => id);
    if (first === undefined || second === undefined) throw new Error('not added');
    const { token } = await rig.service().dismiss({ jobIds: [first] });
    expect(spooled()).toBe(2);
    await rig.service().undoClear({ token: token ?? '' });
    await rig.service().dismiss({ jobIds: [first] });
    expect(spooled()).toBe(2);
    await rig.service().dismiss({ jobIds: [second] });
    await expect.poll(spooled).toBe(1);
    await rig.service().close();
    await expect.poll(spooled).toBe(0);
  });

  it('go after a minute, and what could not be written stays to be taken back', async () => {
    const waits: { ms: number; task: () => void }[] = [];
    const dropped: string[] = [];
    const job = { id: 'a', accountId: main } as UploadEntry['job'];
    const clearing = createClearing({
      ledger: { get: () => ({ job }) as UploadEntry, add() {}, remove() {} },
      dropCopies: (entry) => dropped.push(entry.job.id),
      clock: {
        ...systemClock,
        after(ms, task) {
          waits.push({ ms, task });
          return () => {};
        },
      },
    });
    const run = clearing.begin();
    run.take([job.id]);
    const { token } = run.end();
    const full = clearing.undo(token ?? '', async () => {
      throw new Error('full');
    });
    await expect(full).rejects.toThrow('full');
    expect(await clearing.undo(token ?? '', async () => {})).toBe(1);
    const again = clearing.begin();
    again.take([job.id]);
    again.end();
    expect(dropped).toEqual([]);
    expect(waits.at(-1)?.ms).toBe(60_000);
    waits.at(-1)?.task();
    expect(dropped).toEqual(['a']);
  });

  it('go with an account that is removed while its jobs are taken out, or put back', async () => {
    const entries = new Map<string, UploadEntry>();
    const jobs = (['a', 'b', 'c'] as const).map((name) => {
      const account = name === 'b' ? 'other' : 'main';
      const job = { id: name as string, accountId: account as string } as UploadEntry['job'];
      entries.set(name, { job } as UploadEntry);
      return job;
    });
    const dropped: string[] = [];
    const clearing = createClearing({
      ledger: { get: (id) => entries.get(id), add() {}, remove() {} },
      dropCopies: (entry) => dropped.push(entry.job.id),
      clock: systemClock,
    });
    const [first, second, third] = jobs;
    if (!first || !second || !third) throw new Error('three');
    const run = clearing.begin();
    run.take([first.id, second.id]);
    clearing.forgetAccount(second.accountId);
    run.take([third.id]);
    const { token, count } = run.end();
    expect([count, dropped]).toEqual([2, ['b']]);
    const back: string[] = [];
    const undone = clearing.undo(token ?? '', async (portion, isWanted) => {
      clearing.forgetAccount(first.accountId);
      back.push(...portion.filter(isWanted).map(({ job }) => job.id));
    });
    expect(await undone).toBe(0);
    expect([back, dropped]).toEqual([[], ['b', 'a', 'c']]);
    clearing.close();
  });
});

it('can be taken back as far as it came, and says why it came no further', async () => {
  rig = await openUploadRig({ speed: 1 });
  await rig.service().pause({ accountId: null });
  await rig.add(Array.from({ length: 150 }, (_, i) => rig.file(`${i}.png`, picture(i))));
  await rig.until((jobs) => jobs.every(({ state }) => state === 'queued'));
  await rig.service().cancel({ jobIds: (await list()).map(({ id }) => id) });
  let writes = 0;
  rig.state.onWrite = () => {
    writes += 1;
    if (writes === 2) throw Object.assign(new Error('disk full'), { errcode: 13 });
  };
  const { token, count, failure } = await rig.service().clearFinished(undefined);
  expect([count, failure]).toEqual([100, { kind: 'library-unavailable', cause: 'full' }]);
  expect(await list()).toHaveLength(50);
  expect(await rig.service().undoClear({ token: token ?? '' })).toEqual({ count: 100 });
  expect(await list()).toHaveLength(150);
});
