import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import type { SavedRun } from '../../shared/contract/saving.ts';
import type { MediaId } from '../../shared/ids.ts';
import { openSavingRig, type SavingRig } from './support/savingRig.ts';

const rigs: SavingRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.end();
});
async function opened(items = 40, providerId = 'plivo'): Promise<SavingRig> {
  const rig = await openSavingRig(providerId, { items });
  rigs.push(rig);
  return rig;
}

async function all(rig: SavingRig, count: number) {
  await expect.poll(async () => (await rig.rows()).length).toBeGreaterThanOrEqual(count);
  return (await rig.rows()).slice(0, count);
}

async function start(rig: SavingRig, mediaIds: MediaId[]): Promise<SavedRun> {
  const run = await rig.services.saving.saveMany({ mediaIds });
  if (run === null) throw new Error('no folder');
  return run;
}

type Saving = SavingRig['services']['saving'];
const runOf = async (saving: Saving, id: string) =>
  (await saving.runs(undefined)).find((run) => run.id === id);
const isOver = (saving: Saving, id: string, counts: Partial<SavedRun>) =>
  expect.poll(() => runOf(saving, id)).toMatchObject({ state: 'over', ...counts });

const sizesOf = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).length)
    .sort((a, b) => a - b);
const sizes = (rows: readonly { readonly sizeBytes: number | null }[]) =>
  rows.map(({ sizeBytes }) => sizeBytes ?? 0).sort((a, b) => a - b);

describe('many items saved at once', { timeout: 60_000 }, () => {
  it('are each a whole file under a name of its own, and replace nothing', async () => {
    const rig = await opened();
    const rows = await all(rig, 30);
    const [first] = rows;
    const taken = first?.name ?? '';
    writeFileSync(join(rig.downloads, taken), 'mine');
    const { id, of, folder } = await start(
      rig,
      rows.map((row) => row.id),
    );
    expect([of, folder]).toEqual([30, 'downloads']);
    await isOver(rig.services.saving, id, { done: 30, failed: 0, kept: 0 });
    expect(readFileSync(join(rig.downloads, taken), 'utf8')).toBe('mine');
    expect(sizesOf(rig.downloads)).toEqual([...sizes(rows), 4].sort((a, b) => a - b));
    const names = new Set(rig.files().map((name) => name.normalize('NFC').toLowerCase()));
    expect(names.size).toBe(31);
    await rig.services.saving.showRun({ runId: id });
    expect(rig.shown).toEqual([rig.downloads]);
    await rig.services.saving.dismissRun({ runId: id });
    expect(await rig.services.saving.runs(undefined)).toEqual([]);
  });

  it('go on after Satchel was quit, and none is saved twice', async () => {
    const rig = await opened();
    const rows = await all(rig, 30);
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'bytes', delayMs: 60, times: 99 });
    const { id } = await start(
      rig,
      rows.map((row) => row.id),
    );
    await expect.poll(async () => (await runOf(rig.services.saving, id))?.done).toBeGreaterThan(3);
    await rig.close();
    expect(rig.files().length).toBeLessThan(30);
    const next = rig.begin();
    const { saving } = next.services;
    await isOver(saving, id, { done: 30, failed: 0, kept: 0, resumed: true });
    expect(sizesOf(rig.downloads)).toEqual(sizes(rows));
    await next.close();
  });

  it('are known again by their bytes when a kill came before that was written', async () => {
    const rig = await opened();
    const rows = await all(rig, 12);
    const spy = openDatabase(join(rig.folder, 'library.sqlite'));
    // Files get their names, and nothing that says so reaches the disk.
    spy.exec(`CREATE TRIGGER lost BEFORE UPDATE ON run_jobs WHEN new.outcome = 'done'
      BEGIN SELECT RAISE(FAIL, 'full'); END`);
    const { id } = await start(
      rig,
      rows.map((row) => row.id),
    );
    await expect
      .poll(() => rig.files().filter((name) => !name.startsWith('.')).length)
      .toBeGreaterThan(3);
    await rig.close();
    spy.exec('DROP TRIGGER lost');
    spy.close();
    const fetched = () => rig.sandbox.requests().filter(({ route }) => route === 'bytes').length;
    const before = fetched();
    const there = rig.files().filter((name) => !name.startsWith('.')).length;
    const next = rig.begin();
    await isOver(next.services.saving, id, { done: 12, failed: 0, kept: 0 });
    expect(sizesOf(rig.downloads)).toEqual(sizes(rows));
    // Those that were there were not asked for again.
    expect(fetched() - before).toBe(12 - there);
    await next.close();
  });

  it('wait for a folder that went away, and go on when it is back', async () => {
    const rig = await opened();
    const rows = await all(rig, 10);
    const away = `${rig.downloads}-away`;
    renameSync(rig.downloads, away);
    const { id } = await start(
      rig,
      rows.map((row) => row.id),
    );
    await expect
      .poll(async () => (await runOf(rig.services.saving, id))?.waitsFor)
      .toMatchObject({ kind: 'not-saved', cause: 'folder-gone' });
    renameSync(away, rig.downloads);
    await isOver(rig.services.saving, id, { done: 10 });
    expect(sizesOf(rig.downloads)).toEqual(sizes(rows));
  });

  it('wait for their own folder, and keep no other from theirs', async () => {
    const rig = await opened();
    const rows = await all(rig, 20);
    const ids = rows.map((row) => row.id);
    const away = `${rig.downloads}-away`;
    renameSync(rig.downloads, away);
    const gone = await start(rig, ids.slice(0, 10));
    await expect
      .poll(async () => (await runOf(rig.services.saving, gone.id))?.waitsFor)
      .toMatchObject({ kind: 'not-saved', cause: 'folder-gone' });
    const other = `${rig.downloads}-other`;
    mkdirSync(other);
    rig.folderChosen = () => other;
    const { id } = await start(rig, ids.slice(10));
    await isOver(rig.services.saving, id, { done: 10 });
    expect(sizesOf(other)).toEqual(sizes(rows.slice(10)));
    expect(await runOf(rig.services.saving, gone.id)).toMatchObject({ state: 'running' });
  });

  it('say which could not be had, and the rest goes on', async () => {
    const rig = await opened();
    const rows = await all(rig, 12);
    const ids = rows.map((row) => row.id);
    // Each is asked for once more, by a fresh link.
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 404, times: 6 });
    const gone = await start(rig, ids.slice(0, 3));
    await isOver(rig.services.saving, gone.id, { done: 0, failed: 3 });
    const refused = await rig.services.saving.refusals({ runId: gone.id });
    expect(refused.map(({ failure }) => failure.kind)).toEqual(Array(3).fill('not-found'));
    expect(rig.files()).toEqual([]);
    rig.sandbox.faults.arm({ kind: 'truncate', route: 'bytes', times: 3 });
    const cut = await start(rig, ids.slice(3));
    await isOver(rig.services.saving, cut.id, { done: 9, failed: 0 });
    expect(sizesOf(rig.downloads)).toEqual(sizes(rows.slice(3)));
  });

  it('are kept as over, with what failed by its reason, and tried again is exactly that', async () => {
    const rig = await opened();
    const rows = await all(rig, 12);
    const { saving, finished } = rig.services;
    // Of the five those fail that were asked for first, once by each of their links.
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 404, times: 6 });
    const first = await start(
      rig,
      rows.slice(0, 5).map((row) => row.id),
    );
    await isOver(saving, first.id, {});
    const { failed = 0 } = (await runOf(saving, first.id)) ?? {};
    expect(failed).toBeGreaterThan(0);
    const told = async () => (await finished.list({ start: 0, count: 9 })).finished;
    expect(await told()).toMatchObject([
      { id: first.id, kind: 'folder', of: 5, done: 5 - failed, failed, title: 'downloads' },
    ]);
    expect(await saving.refused({ runId: first.id })).toMatchObject([
      { items: failed, mayRetry: false, failure: { kind: 'not-found' } },
    ]);
    // Pressed twice.
    const pressed = [1, 2].map(() => saving.retryRun({ runId: first.id }));
    const [again] = (await Promise.allSettled(pressed)).flatMap((one) =>
      one.status === 'fulfilled' ? [one.value] : [],
    );
    if (again === undefined) throw new Error('it was not tried again');
    expect(again.of).toBe(failed);
    await isOver(saving, again.id, { done: failed, failed: 0 });
    expect(sizesOf(rig.downloads)).toEqual(sizes(rows.slice(0, 5)));
    expect((await saving.runs(undefined)).map(({ id }) => id)).toEqual([again.id]);
    await finished.show({ id: first.id });
    expect(rig.shown).toEqual([rig.downloads]);

    // What was cleared is let go of with its run, after a restart.
    await finished.clear({ ids: [again.id], cleared: true });
    await rig.close();
    const next = rig.begin();
    await expect.poll(() => next.services.saving.runs(undefined)).toEqual([]);
    await expect
      .poll(async () => (await next.services.finished.list({ start: 0, count: 9 })).total)
      .toBe(1);
    await next.close();
  });

  it('rest while they are paused, over a restart too, and are given up with what is left', async () => {
    const rig = await opened();
    const rows = await all(rig, 30);
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'bytes', delayMs: 80, times: 99 });
    const { id } = await start(
      rig,
      rows.map((row) => row.id),
    );
    await expect.poll(async () => (await runOf(rig.services.saving, id))?.done).toBeGreaterThan(1);
    await rig.services.saving.pauseRun({ runId: id });
    await rig.close();
    const there = rig.files().length;
    const next = rig.begin();
    const { saving } = next.services;
    await expect.poll(() => runOf(saving, id)).toMatchObject({ state: 'paused' });
    await saving.stopRun({ runId: id });
    await isOver(saving, id, { done: there, kept: 30 - there });
    expect(rig.files()).toHaveLength(there);
    await next.close();
  });

  it('begin with nothing where no folder was chosen', async () => {
    const rig = await opened();
    const rows = await all(rig, 2);
    rig.folderChosen = () => null;
    const mediaIds = rows.map((row) => row.id);
    expect(await rig.services.saving.saveMany({ mediaIds })).toBeNull();
    expect(await rig.services.saving.runs(undefined)).toEqual([]);
  });
});
