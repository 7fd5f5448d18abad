import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { type Database, openDatabase } from '../../../electron/database/database.ts';
import { versionedJson } from '../../../electron/database/versionedJson.ts';
import type { KernelEvent } from '../../../electron/jobs/job.ts';
import { createRunJobTable } from '../../../electron/jobs/runs/runJobTable.ts';
import type { Outcome } from '../../../electron/jobs/runs/runKinds.ts';
import { createRuns } from '../../../electron/jobs/runs/runs.ts';
import type { RunGate } from '../../../electron/jobs/runs/runsTypes.ts';
import { accountId } from '../../../shared/ids.ts';

const walk = z.object({
  id: z.string(),
  runId: z.string(),
  accountId,
  state: z.enum(['queued', 'done', 'failed', 'kept']),
});
type Walk = z.infer<typeof walk>;
type WalkEvent = KernelEvent | { readonly kind: 'walked' } | { readonly kind: 'refused' };

const states = { walked: 'done', refused: 'failed', cancel: 'kept' } as const;
const step = (job: Walk, { kind }: WalkEvent): Walk =>
  job.state === 'queued' && kind in states
    ? { ...job, state: states[kind as keyof typeof states] }
    : job;
const outcomeOf = ({ state }: Walk): Outcome | null => (state === 'queued' ? null : state);
const document = versionedJson({ version: 1, schema: walk, upgrades: {} });
const home = accountId.parse('home');

let database: Database;
beforeEach(() => {
  database = openDatabase(':memory:');
  database.exec("INSERT INTO accounts VALUES ('home', 'p', 'H', 'H', 0, 'session', '{}', 1, 0)");
});
afterEach(() => database.close());

type Refuse = (ids: readonly string[]) => Promise<unknown>;

/** What walks, one job after the other, and is told what to do at each. */
function open(at: (job: Walk, gate: RunGate<Walk>, refuse: Refuse) => Promise<WalkEvent | null>) {
  const walked: string[] = [];
  let inMemory = 0;
  let most = 0;
  const rows = createRunJobTable<Walk>({
    database,
    log: silentLog,
    kind: 'walk',
    document,
    outcomeOf,
  });
  let ids = 0;
  let refusals = 0;
  const runs = createRuns<Walk, WalkEvent>({
    kind: 'walk',
    database,
    table: {
      ...rows,
      untouched(...asked) {
        const page = rows.untouched(...asked);
        inMemory += page.jobs.length;
        most = Math.max(most, inMemory);
        return page;
      },
      openItems(runId) {
        if (refusals > 0) {
          refusals -= 1;
          throw new Error('another program holds the library');
        }
        return rows.openItems(runId);
      },
    },
    step,
    roles: { queued: 'ready', done: 'ended', failed: 'ended', kept: 'ended' },
    outcomeOf,
    itemsIn: () => 1,
    waitOf: () => null,
    waitsFor: () => null,
    width: 4,
    committed: () => {
      inMemory -= 1;
    },
    laneOf:
      (gate) =>
      ({ settle }) => ({
        nextGroup: (free) => free(1),
        async send([entry], flight) {
          await flight.inTurn(async () => {
            if (entry === undefined || !gate.mayAsk(entry.job.runId)) return;
            walked.push(entry.job.id);
            await new Promise((resolve) => setImmediate(resolve));
            const refuse: Refuse = (ids) =>
              settle(ids.map((id) => ({ id, event: { kind: 'refused' } as const })));
            const event = await at(entry.job, gate, refuse);
            if (event !== null) await settle([{ id: entry.job.id, event }]);
            // It is under way as long as Satchel runs.
            else await once(flight.signal, 'abort');
          });
        },
        look: async () => new Map(),
      }),
    announce() {},
    failureOf: () => ({ kind: 'not-found' }),
    clock: systemClock,
    random: Math.random,
    log: silentLog,
    newId() {
      ids += 1;
      return `run ${ids}`;
    },
  });
  return {
    runs,
    walked,
    most: () => most,
    /** The library is not read for a while when the next run is taken up. */
    refuse: () => {
      refusals = 1;
    },
    start: (count: number, name = 'step') =>
      runs.start(
        function* (runId) {
          for (let number = 0; number < count; number += 1) {
            yield { id: `${name} ${number}`, runId, accountId: home, state: 'queued' };
          }
        },
        { facts: '{}', items: count, graceMs: 0 },
      ),
    isOver: () => expect.poll(() => runs.list().every(({ state }) => state === 'over')).toBe(true),
  };
}

const named = (count: number, name = 'step') =>
  Array.from({ length: count }, (_, number) => `${name} ${number}`);

describe('a run of thousands', () => {
  it('is done in its order, each once, with a few hundred in memory at a time', async () => {
    const way = open(async () => ({ kind: 'walked' }));
    await way.runs.begin();
    await way.start(3_000);
    await way.isOver();
    expect(way.walked).toEqual(named(3_000));
    expect(way.most()).toBeLessThanOrEqual(500);
    expect(way.runs.list()).toMatchObject([{ of: 3_000, done: 3_000, failed: 0, kept: 0 }]);
    await way.runs.close();
  });

  it('goes on where it was when Satchel was quit, and counts all of it', async () => {
    const first = open(async () => (first.walked.length > 17 ? null : { kind: 'walked' }));
    await first.runs.begin();
    await first.start(2_000);
    await expect.poll(() => first.walked.length).toBeGreaterThan(10);
    await first.runs.close();
    const done = first.runs.list()[0]?.done ?? 0;
    const next = open(async () => ({ kind: 'walked' }));
    expect(next.runs.list()).toMatchObject([{ of: 2_000, done, accountIds: ['home'] }]);
    await next.runs.begin();
    await next.isOver();
    expect(next.walked.length).toBe(2_000 - done);
    expect(new Set(next.walked).size).toBe(2_000 - done);
    expect(next.runs.list()).toMatchObject([{ done: 2_000 }]);
    await next.runs.close();
  });

  it('is stopped whole, also what never came into memory', async () => {
    const way = open(async ({ runId }) => {
      if (way.walked.length >= 300) void way.runs.stop(runId);
      return { kind: 'walked' };
    });
    await way.runs.begin();
    const { id } = await way.start(2_500);
    await way.isOver();
    const [run] = way.runs.list();
    expect([run?.id, (run?.done ?? 0) + (run?.kept ?? 0)]).toEqual([id, 2_500]);
    expect(way.walked.length).toBeLessThan(310);
    expect(way.most()).toBeLessThanOrEqual(1_000);
    await way.runs.close();
  });

  it('is stopped whole while it is still being taken up', async () => {
    const way = open(async () => ({ kind: 'walked' }));
    await way.runs.begin();
    way.refuse();
    const begun = way.start(1_000);
    await expect.poll(() => way.runs.list()).toHaveLength(1);
    const [run] = way.runs.list();
    await way.runs.stop(run?.id ?? '');
    await begun;
    await way.isOver();
    expect(way.walked).toEqual([]);
    expect(way.runs.list()).toMatchObject([{ of: 1_000, done: 0, kept: 1_000 }]);
    await way.runs.close();
  });

  it('tells all that is open of it, and nothing of others before and behind it', async () => {
    const way = open(async () => null);
    await way.runs.begin();
    const before = await way.start(700, 'before');
    await way.start(1_200, 'own');
    const behind = await way.start(300, 'behind');
    for (const { id } of [before, behind]) await way.runs.stop(id);
    const underway: string[] = [];
    for await (const { id } of way.runs.underway()) underway.push(id);
    expect(underway).toEqual(named(1_200, 'own'));
    await way.runs.close();
  });

  it('lets another go on while it is paused, and then goes on in its order', async () => {
    const way = open(async () => ({ kind: 'walked' }));
    await way.runs.begin();
    const begun = await way.start(1_000, 'long');
    await way.runs.pause(begun.id);
    const before = way.walked.length;
    await way.start(700, 'other');
    await expect.poll(() => way.walked.length).toBe(before + 700);
    expect(way.walked.slice(before)).toEqual(named(700, 'other'));
    await way.runs.resume(begun.id);
    await way.isOver();
    expect(way.walked.filter((id) => id.startsWith('long'))).toEqual(named(1_000, 'long'));
    await way.runs.close();
  });

  it('ends all that is left of an account at once, of which a few hundred alone are in memory', async () => {
    const way = open(async ({ id, accountId: own }, gate, refuse) => {
      if (id === 'step 5') await gate.eachRest(own, null, refuse);
      return { kind: 'walked' };
    });
    await way.runs.begin();
    await way.start(1_500);
    await way.isOver();
    const [run] = way.runs.list();
    expect([(run?.done ?? 0) + (run?.failed ?? 0), run?.kept]).toEqual([1_500, 0]);
    expect(run?.failed).toBeGreaterThan(400);
    expect(way.walked.length).toBe(new Set(way.walked).size);
    await way.runs.close();
  });

  it('is done where rows of another Satchel stand among its own, which are kept', async () => {
    const way = open(async () => ({ kind: 'walked' }));
    await way.start(1_200);
    database.exec(`UPDATE run_jobs SET job = replace(job, '"version":1', '"version":9')
      WHERE CAST(substr(id, 6) AS INTEGER) BETWEEN 300 AND 899`);
    await way.runs.close();
    const next = open(async () => ({ kind: 'walked' }));
    await next.runs.begin();
    await next.isOver();
    expect(next.runs.list()).toMatchObject([{ of: 1_200, done: 600, kept: 600 }]);
    await next.runs.close();
  });
});
