import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import type { News } from '../../electron/jobs/feed.ts';
import type { Failure } from '../../shared/failure.ts';
import {
  type Answer,
  createErrandRig,
  errandEntry,
  main,
  type Sight,
} from './support/errandRig.ts';
import type { Errand } from './support/errands.ts';

const minute = 60_000;
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function onDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-jobs-'));
  folders.push(folder);
  return join(folder, 'library.db');
}

describe('the ledger', () => {
  it('announces nothing that is not on disk', async () => {
    const path = onDisk();
    const rig = createErrandRig({ database: openDatabase(path) });
    const reader = openDatabase(path);
    const seen: { readonly told: string; readonly row: unknown }[] = [];
    rig.jobs.subscribe(({ changed }) => {
      for (const { id, state } of changed) {
        const row = reader.prepare('SELECT state FROM errands WHERE id = ?').get(id);
        seen.push({ told: state, row: (row as { state: string }).state });
      }
    });
    await rig.jobs.start();
    rig.add(['bread']);
    await rig.time.run(rig.ended, minute);
    await rig.runFor(minute);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.filter(({ told, row }) => told !== row)).toEqual([]);
    reader.close();
    rig.database.close();
  });

  it('is not hindered by a listener that throws, nor are the others', async () => {
    const rig = createErrandRig();
    const heard: string[] = [];
    rig.jobs.subscribe(() => {
      throw new Error('a bug of a listener');
    });
    rig.jobs.subscribe(({ changed }) => heard.push(...changed.map(({ state }) => state)));
    await rig.jobs.start();
    // What throws was not written: whoever confirmed it may confirm it again.
    expect(() => rig.add(['bread'])).not.toThrow();
    expect(await rig.time.run(rig.ended, minute)).toBe('done');
    await rig.runFor(minute);
    expect([heard[0], heard.at(-1)]).toEqual(['queued', 'done']);
    expect(rig.elsewhere.sent).toHaveLength(1);
  });

  it('writes in one transaction what happens at one moment', async () => {
    const rig = createErrandRig();
    rig.jobs.ledger.add(['a', 'b', 'c'].map((id) => errandEntry(id)));
    const before = rig.transactions();
    const { ledger } = rig.jobs;
    const changed = await Promise.all(
      ['a', 'b', 'c'].map((id) => ledger.together([{ id, event: { kind: 'started' } }])),
    );
    expect(changed.map((jobs) => jobs.map(({ id }) => id))).toEqual([['a'], ['b'], ['c']]);
    expect(rig.transactions()).toBe(before + 1);
  });

  it('writes nothing for what changes nothing', () => {
    const rig = createErrandRig();
    rig.jobs.ledger.add([errandEntry('a')]);
    const before = rig.transactions();
    expect(rig.jobs.ledger.change([{ id: 'a', event: { kind: 'committed' } }])).toEqual([]);
    expect(rig.jobs.ledger.change([{ id: 'unknown', event: { kind: 'cancel' } }])).toEqual([]);
    expect(rig.transactions()).toBe(before);
  });

  it('changes nothing in memory that the library refused', () => {
    let full = false;
    const rig = createErrandRig({
      refuse() {
        if (full) throw new Error('the disk is full');
      },
    });
    rig.jobs.ledger.add([errandEntry('a')]);
    full = true;
    const refused = () => rig.jobs.ledger.change([{ id: 'a', event: { kind: 'started' } }]);
    expect(refused).toThrow('the disk is full');
    expect(() => rig.jobs.ledger.add([errandEntry('b')])).toThrow('the disk is full');
    expect(() => rig.jobs.ledger.remove(['a'])).toThrow('the disk is full');
    expect(rig.jobs.ledger.all().map(({ job }) => [job.id, job.state])).toEqual([['a', 'queued']]);
    expect(rig.jobs.ledger.in(main, 'queued')).toEqual(['a']);
  });

  it('settles again and again what is refused, and once', async () => {
    let refusals = 20;
    const rig = createErrandRig({
      refuse() {
        if (rig?.elsewhere.sent.length === 0) return;
        refusals -= 1;
        if (refusals >= 0) throw new Error('the disk is full');
      },
    });
    await rig.jobs.start();
    rig.add(['bread']);
    expect(await rig.time.run(rig.ended, 10 * minute)).toBe('done');
    expect(rig.elsewhere.sent).toHaveLength(1);
  });

  it('keeps ended jobs on disk only where it is told so', async () => {
    const rig = createErrandRig({ endedOnDisk: true });
    await rig.jobs.start();
    rig.elsewhere.answer = (id) => (id === 'bread' ? 'done' : { kind: 'unauthorized' });
    rig.add(['bread', 'milk']);
    await rig.runFor(5 * minute);
    expect(rig.jobs.ledger.all().map(({ job }) => job.id)).toEqual(['milk']);
    expect(rig.jobs.ledger.get('bread')?.job.state).toBe('done');
    rig.jobs.ledger.change([{ id: 'milk', event: { kind: 'failed', failure: lostIt } }]);
    expect(rig.jobs.ledger.all()).toEqual([]);
    rig.jobs.ledger.change([{ id: 'milk', event: { kind: 'retry' } }]);
    expect(rig.jobs.ledger.all().map(({ job }) => job.state)).toEqual(['queued']);
  });

  it('knows what ended jobs of an earlier run claimed', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.add(['bread']);
    await rig.time.run(rig.ended, minute);
    const { database } = rig;
    const later = createErrandRig({ database });
    expect(later.jobs.ledger.claims.claim('ref bread')).toBe(false);
    expect(later.jobs.ledger.claims.claim('ref milk')).toBe(true);
    expect(later.jobs.ledger.claims.claim('ref milk')).toBe(false);
  });
});

const lostIt: Failure = { kind: 'not-found' };

describe('the listeners', () => {
  it('are told at once when it is quiet, at a pace when it is not, and not after they left', async () => {
    const rig = createErrandRig();
    const told: { readonly at: number; readonly news: News<Errand> }[] = [];
    const counts = [0, 0];
    const count = (which: number) => () => {
      counts[which] = (counts[which] ?? 0) + 1;
    };
    const leave = rig.jobs.subscribe(count(0));
    rig.jobs.subscribe(count(1));
    rig.jobs.subscribe((news) => told.push({ at: rig.clock.monotonic(), news }));
    await rig.runFor(1_000);
    rig.jobs.ledger.add([errandEntry('a')]);
    expect(told).toHaveLength(1);
    leave();
    for (let index = 0; index < 50; index += 1) rig.jobs.ledger.add([errandEntry(`b${index}`)]);
    rig.jobs.ledger.remove(['a', 'b1']);
    expect(told).toHaveLength(1);
    await rig.runFor(1_000);
    expect(told).toHaveLength(2);
    expect(told[1]?.news.changed).toHaveLength(49);
    expect(new Set(told[1]?.news.removed)).toEqual(new Set(['a', 'b1']));
    expect(counts).toEqual([1, 2]);
    await rig.runFor(1_000);
    rig.jobs.ledger.add([errandEntry('c')]);
    expect(told).toHaveLength(3);
  });
});

describe('the runtime records', () => {
  const answer = fc.constantFrom<Answer>('done', 'taken', 'lost', 'lost-undone', {
    kind: 'offline',
    host: 'elsewhere.test',
  });
  const sight = fc.constantFrom<Sight>('truth', 'unclear', 'untold', {
    kind: 'offline',
    host: 'elsewhere.test',
  });

  it('outlive no job, whatever becomes of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 1, maxLength: 12 }),
        fc.array(sight, { maxLength: 6 }),
        fc.array(fc.nat(11), { maxLength: 4 }),
        async (answers, sights, cancelled) => {
          const rig = createErrandRig();
          await rig.jobs.start();
          const ids = answers.map((_, index) => `errand ${index}`);
          rig.elsewhere.answer = () => answers[rig.elsewhere.sent.length - 1] ?? 'done';
          rig.elsewhere.sight = () => sights[rig.elsewhere.looks.length - 1] ?? 'truth';
          rig.add(ids);
          for (const id of ids) rig.jobs.ledger.runtimes.of(id).memory.note = id;
          expect(rig.jobs.ledger.runtimes.ids()).toHaveLength(ids.length);
          await rig.runFor(150);
          await rig.jobs.cancel(cancelled.map((index) => `errand ${index}`));
          expect(await rig.time.run(rig.ended, 120 * minute)).toBe('done');
          await rig.runFor(minute);
          expect(rig.jobs.ledger.runtimes.ids()).toEqual([]);
          // What is written for a job that is no more is remembered by nobody.
          rig.jobs.ledger.runtimes.of(ids[0] ?? '').rounds = 3;
          expect(rig.jobs.ledger.runtimes.ids()).toEqual([]);
        },
      ),
      { numRuns: 40, seed: 9 },
    );
  });

  it('go with a job that is removed', () => {
    const rig = createErrandRig();
    rig.jobs.ledger.add([errandEntry('a')]);
    rig.jobs.ledger.runtimes.of('a').memory.note = 'x';
    rig.jobs.ledger.remove(['a']);
    expect(rig.jobs.ledger.runtimes.ids()).toEqual([]);
  });
});
