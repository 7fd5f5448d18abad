import { afterEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { createFinishedService } from '../../electron/finished/finishedService.ts';
import type { Archive, ArchiveRun } from '../../shared/contract/archives.ts';
import type { FinishedWork } from '../../shared/contract/finished.ts';
import { mediaId } from '../../shared/ids.ts';
import { manualClock } from '../base/support/manualClock.ts';
import { silentBugs } from '../base/support/silentBugs.ts';

const rest = {
  begunAt: 1,
  startsAt: null,
  accountIds: [],
  resumed: false,
  waitsFor: null,
  perSecond: null,
  leftMs: null,
};
const run = (id: string, more: Partial<ArchiveRun> = {}): ArchiveRun => ({
  ...rest,
  id,
  state: 'over',
  of: 5,
  done: 5,
  failed: 0,
  kept: 0,
  archiveId: 'shop',
  title: 'Shop',
  by: 'person',
  doneBytes: 0,
  ...more,
});
const archive = (more: Partial<Archive> = {}): Archive => ({
  id: 'shop',
  title: 'Shop',
  folderName: 'Shop',
  items: 5,
  bytes: 50,
  damaged: 0,
  options: { template: '{name}', messageText: false },
  filter: {},
  schedule: null,
  nextAt: null,
  last: null,
  verified: null,
  verifying: null,
  ...more,
});

const open = new Set<Database>();
afterEach(() => {
  for (const one of open) one.close();
  open.clear();
});

function opened(database = openDatabase(':memory:')) {
  open.add(database);
  const told: FinishedWork[] = [];
  const dismissed: string[] = [];
  const shown: string[] = [];
  const stuck = new Set<string>();
  const clock = manualClock();
  const finished = createFinishedService({
    database,
    emit: (_, payload) => void told.push(...(payload as FinishedWork[])),
    show: (path) => void shown.push(path),
    async dismiss({ id }) {
      if (stuck.has(id)) throw new Error('the library is held');
      dismissed.push(id);
    },
    clock,
    bugs: silentBugs,
  });
  const list = async () => (await finished.service.list({ start: 0, count: 500 })).finished;
  return { database, finished, told, dismissed, stuck, shown, clock, list };
}

describe('what is over', () => {
  it('is kept once, however often it is told, and not while it goes on', async () => {
    const { finished, told, list } = opened();
    finished.hearArchiveRuns([run('going', { state: 'running', done: 2 })]);
    finished.hearArchiveRuns([run('one'), run('nothing', { of: 0, done: 0 })]);
    finished.hearArchiveRuns([run('one'), run('two', { done: 3, failed: 2 })]);
    expect((await list()).map(({ id }) => id)).toEqual(['one', 'two']);
    expect(told.map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it('never tells the window where a file is', async () => {
    const { finished, list } = opened();
    const file = { mediaId: mediaId.parse(4), name: 'cat.jpg', path: '/home/ada/cat.jpg' };
    finished.hearSave({ ...file, token: 'saved', failure: null });
    expect(JSON.stringify(await list())).not.toContain('/home');
  });

  it('tells a look at an archive that ended since, and an update that could not begin', async () => {
    const { finished, list } = opened();
    const verified = { at: 7, whole: 3, missing: 1, changed: 1, foreign: 0, unreadable: 0 };
    const last = { at: 9, by: 'schedule', done: 0, failed: 0, kept: 0 } as const;
    const failure = { kind: 'not-saved', cause: 'folder-gone' } as const;
    // What was so before is no news.
    finished.hearArchives([archive({ verified: { ...verified, at: 1 } })]);
    finished.hearArchives([archive({ verified })]);
    finished.hearArchives([archive({ verified, last: { ...last, failure } })]);
    expect(await list()).toMatchObject([
      { kind: 'archive', endedAt: 9, of: 0, failure, by: 'schedule' },
      { kind: 'verify', endedAt: 7, of: 5, done: 3, failed: 2 },
    ]);
  });

  it('tells a look that could not be brought to its end', async () => {
    const { finished, list } = opened();
    const failure = { kind: 'not-saved', cause: 'folder-gone' } as const;
    finished.hearLookFailed('shop', failure);
    expect(await list()).toEqual([]);
    finished.hearArchives([archive()]);
    finished.hearLookFailed('shop', failure);
    expect(await list()).toMatchObject([{ kind: 'verify', title: 'Shop', of: 0, failure }]);
  });

  it('is cleared, put back, and let go of after a start with what is kept of its run', async () => {
    const { database, finished, dismissed, list } = opened();
    finished.hearArchiveRuns([run('one', { done: 3, failed: 2 }), run('two')]);
    expect(await finished.service.clear({ ids: ['one'], cleared: true })).toEqual(['one']);
    expect(await finished.service.clear({ ids: null, cleared: true })).toEqual(['two']);
    expect(await finished.service.clear({ ids: ['two'], cleared: false })).toEqual(['two']);
    expect(dismissed).toEqual([]);
    const next = opened(database);
    await next.finished.sweep();
    expect(next.dismissed).toEqual(['one']);
    expect((await list()).map(({ id }) => id)).toEqual(['two']);
  });

  it('stays cleared where its run cannot be let go of yet', async () => {
    const { finished, dismissed, stuck, list } = opened();
    finished.hearArchiveRuns([run('one'), run('two')]);
    await finished.service.clear({ ids: null, cleared: true });
    stuck.add('one');
    await finished.sweep();
    expect(dismissed).toEqual(['two']);
    expect(await list()).toMatchObject([{ id: 'one', cleared: true }]);
  });

  it('is written with what ends next where the library refused it', async () => {
    const { database, finished, told, list } = opened();
    database.exec(`CREATE TRIGGER full BEFORE INSERT ON finished_work
      BEGIN SELECT RAISE(FAIL, 'full'); END`);
    const file = { mediaId: mediaId.parse(4), name: 'cat.jpg', path: '/home/ada/cat.jpg' };
    finished.hearSave({ ...file, token: 'saved', failure: null });
    expect([await list(), told]).toEqual([[], []]);
    database.exec('DROP TRIGGER full');
    finished.hearArchiveRuns([run('one')]);
    expect((await list()).map(({ id }) => id).sort()).toEqual(['one', 'saved']);
    expect(told.map(({ id }) => id)).toEqual(['saved', 'one']);
  });

  it('is seen once', async () => {
    const { finished, told, list } = opened();
    finished.hearArchiveRuns([run('one', { done: 3, failed: 2 })]);
    await finished.service.see({ ids: ['one', 'unknown'] });
    await finished.service.see({ ids: ['one'] });
    expect(await list()).toMatchObject([{ id: 'one', seen: true, cleared: false }]);
    expect(told).toHaveLength(2);
  });

  it('keeps the latest thousand', async () => {
    const { finished, clock, list } = opened();
    for (let at = 0; at < 1_003; at += 1) {
      clock.pass(1);
      finished.hearArchiveRuns([run(`run ${at}`)]);
    }
    await finished.sweep();
    const found = await finished.service.list({ start: 0, count: 1 });
    expect(found.total).toBe(1_000);
    expect((await list())[0]?.id).toBe('run 1002');
  });

  it('hears nothing after it was closed', async () => {
    const { finished, list } = opened();
    finished.close();
    finished.hearArchiveRuns([run('one')]);
    expect(await list()).toEqual([]);
  });
});
