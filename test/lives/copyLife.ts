import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { silentLog } from '../../electron/base/log.ts';
import { copyJob } from '../../electron/copies/copyJob.ts';
import { type CopyRuns, createCopyRuns } from '../../electron/copies/copyRuns.ts';
import { createFetching } from '../../electron/copies/fetchBytes.ts';
import { createLineageTable } from '../../electron/copies/lineageTable.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import { SatchelError } from '../../shared/failure.ts';
import { accountId } from '../../shared/ids.ts';
import { createRandom } from '../simulate/random.ts';
import { createVirtualTime } from '../simulate/virtualTime.ts';
import { createByteModel } from './archiveModel.ts';
import { createUploadModel } from './copyModel.ts';
import { createDiskTroubles } from './disk/diskTroubles.ts';
import { boundClock, type DiskLife, lifeFolder, within } from './disk/mortalDisk.ts';
import { manyItems } from './manyItems.ts';
import { emptyDatabase, mortal } from './mortal.ts';
import type { Verdict } from './removalLife.ts';

const accounts = ['a', 'b'].map((id) => accountId.parse(id));
const hourMs = 3_600_000;
const row = z.object({ outcome: z.string().nullable(), job: z.string() });
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** One life of renewals and moves, through kills at any step, quits, full disks and answers of every kind, decided by its seed. */
export async function liveCopies(seed: number): Promise<Verdict> {
  const random = createRandom(seed);
  const time = createVirtualTime();
  const database = emptyDatabase();
  const dir = mkdtempSync(join(lifeFolder, 'satchel-life-'));
  const spoolDir = join(dir, 'spool');
  mkdirSync(spoolDir);
  const began = time.trueNow();
  const trace: string[] = [];
  const tell = (what: string) => trace.push(`${Math.round(time.trueNow() - began)} ms  ${what}`);
  const broken: string[] = [];
  const library = createMediaTable(database, () => null);
  const model = createByteModel({ random, time, tell });
  const uploads = createUploadModel({ random, time, tell, spoolDir, database });
  const rows = manyItems({ random, library, accounts, began, store: model.store });
  const disk = createDiskTroubles(random, time);
  let kills = 0;
  interface Life {
    readonly copies: CopyRuns;
    readonly own: ReturnType<typeof mortal>;
    readonly disk: DiskLife;
  }
  const now: { life: Life | null } = { life: null };

  const dies = (offMs: number) => {
    kills += 1;
    tell('killed');
    now.life = null;
    time.after(offMs, start);
  };
  function start(): void {
    const mayDie = kills < 6;
    const blows =
      mayDie && random.chance(0.4)
        ? [{ commit: random.whole(1, 40), after: random.chance(0.5) }]
        : [];
    const own = mortal(database, blows, () => dies(random.whole(100, 20_000)));
    const drive = disk.life(own, mayDie);
    tell('starts');
    within(drive, () => {
      try {
        const table = createMediaTable(own.database, () => null);
        const queue = uploads.life({ alive: own.alive, database: own.database });
        const knows = random.chance(0.7);
        const { newPath, removeCopy } = queue;
        const copies = createCopyRuns({
          database: own.database,
          table,
          uploads: queue,
          lineages: createLineageTable(own.database),
          isThere: () => true,
          fetchBytes: createFetching({
            downloads: model.downloads(own.alive, (id) => table.byIds([id])[0]),
            copyOf: async () => null,
            originals: { of: () => null },
            hashesOf: (ids) =>
              new Map(
                ids.flatMap((id) => {
                  const bytes = knows ? model.bytesOf(id) : undefined;
                  return bytes === undefined ? [] : [[id, hashOf(bytes)] as const];
                }),
              ),
            spoolDir,
            newPath,
            removeCopy,
          }),
          clock: boundClock(time.clock(own.alive)),
          random: random.next,
          log: silentLog,
          failureOf: (error) =>
            error instanceof SatchelError ? error.failure : { kind: 'bug', reference: `${error}` },
          announce() {},
        });
        now.life = { copies, own, disk: drive };
        // What a start sweeps: nobody's copies.
        const held = [...uploads.sent.values()].filter(({ listed }) => listed);
        const owned = new Set(held.map(({ copy }) => copy.path));
        for (const name of readdirSync(spoolDir)) {
          if (!owned.has(join(spoolDir, name))) rmSync(join(spoolDir, name), { force: true });
        }
        queue.begin();
        void copies.begin().catch(() => {});
      } catch {
        // Killed while it started.
      }
    });
  }
  const act = (what: string, work: (copies: CopyRuns) => Promise<unknown>) => {
    const { life } = now;
    if (life === null) return;
    tell(what);
    within(life.disk, () => void work(life.copies).catch((error) => tell(`${what}: ${error}`)));
  };
  const eachRun = (what: string, work: (copies: CopyRuns, runId: string) => Promise<unknown>) =>
    act(what, async (copies) => {
      for (const { id } of copies.list()) await work(copies, id);
    });

  start();
  for (let count = random.whole(1, 2); count > 0; count -= 1) {
    const chosen = rows.filter(() => random.chance(0.7));
    const to = random.chance(0.5) ? null : random.pick(accounts as [(typeof accounts)[0]]);
    const planned = chosen
      .filter((item) => item.accountId !== to)
      .map(({ id, accountId: from }) => ({ mediaId: id, accountId: from, toId: to ?? from }));
    const kind = to === null ? 'renewal' : 'move';
    time.after(random.whole(0, 20_000), () => {
      if (planned.length === 0) return;
      act(`begins a ${kind} of ${planned.length}`, (copies) =>
        copies.start(planned, { kind, to, by: 'person', name: null }),
      );
    });
  }
  if (random.chance(0.3)) {
    const at = random.whole(0, 40_000);
    time.after(at, () => eachRun('pauses', (copies, id) => copies.pause(id)));
    time.after(at + 20_000, () => eachRun('resumes', (copies, id) => copies.resume(id)));
  }
  if (random.chance(0.2)) {
    time.after(random.whole(0, 60_000), () => eachRun('stops', (copies, id) => copies.stop(id)));
  }
  for (let count = random.whole(0, 4); count > 0; count -= 1) {
    time.after(random.whole(0, 90_000), () => now.life?.own.die());
  }
  if (random.chance(0.3)) {
    time.after(random.whole(1_000, 60_000), () => {
      const leaving = now.life;
      act('quits', async (copies) => {
        await copies.close();
        if (leaving?.own.alive()) leaving.own.die();
      });
    });
  }
  await time.run(() => false, 120_000);
  model.heal();
  uploads.heal();
  disk.heal();
  const over = () => now.life?.copies.list().every(({ state }) => state === 'over') ?? false;
  for (let round = 0; round < 8 && !over(); round += 1) {
    act('looks', async (copies) => {
      for (const id of accounts) copies.resumeAccount(id);
    });
    eachRun('resumes', (copies, id) => copies.resume(id));
    await time.run(over, hourMs);
  }
  // Uploads that outlived a stop come to their end too, and a next start takes up what a kill left.
  await time.run(() => false, hourMs);
  now.life?.own.die();
  await time.run(() => now.life !== null, hourMs);
  await time.run(() => false, 60_000);
  if (!over()) broken.push('a copy is stuck');
  for (const run of now.life?.copies.list() ?? []) {
    if (run.done + run.failed + run.kept !== run.of) broken.push('some have no end');
  }
  broken.push(...judge());
  if (broken.length > 0) {
    for (const found of database.prepare('SELECT outcome, job FROM run_jobs').all()) {
      tell(JSON.stringify(found));
    }
  }
  rmSync(dir, { recursive: true, force: true });
  return { broken, kills, trace };

  function judge(): string[] {
    const jobs = database
      .prepare("SELECT outcome, job FROM run_jobs WHERE kind = 'copy'")
      .all()
      .map((found) => row.parse(found))
      .map((found) => ({ ...found, job: copyJob.parse(JSON.parse(found.job)) }));
    const lineages = createLineageTable(database);
    const byId = new Map(jobs.map((one) => [one.job.id, one]));
    const told: string[] = [];
    for (const { outcome, job } of jobs) {
      const { id, mediaId } = job;
      const upload = uploads.sent.get(id);
      const step = lineages.ofJob(id);
      const isStored = upload?.state === 'stored';
      if (outcome === null) told.push(`${mediaId} has no end`);
      if ((outcome === 'done') !== isStored) {
        told.push(`${mediaId} ended as ${outcome}, its upload as ${upload?.state}`);
      }
      if (isStored !== (step !== null)) told.push(`${mediaId} is stored without a lineage`);
      if (step !== null && step.oldId !== mediaId) told.push(`${mediaId} came from another`);
      if (job.state === 'copied' && job.newId !== step?.newId) told.push(`${mediaId} is another`);
    }
    for (const [id, { copy, bytes, listed }] of uploads.sent) {
      const { mediaId } = copy.again;
      if (!byId.has(id)) told.push(`${mediaId} was uploaded for no job`);
      if (model.bytesOf(mediaId)?.equals(bytes) !== true) told.push(`${mediaId}: other bytes`);
      if (listed) told.push(`the upload of ${mediaId} is listed for ever`);
    }
    const left = readdirSync(spoolDir);
    return left.length === 0 ? told : [...told, `${left.length} private copies are left`];
  }
}
