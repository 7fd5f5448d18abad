import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { silentLog } from '../../electron/base/log.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import { createSaveMany, type SaveMany } from '../../electron/saving/many/saveMany.ts';
import { createPartLedger } from '../../electron/saving/partLedger.ts';
import { SatchelError } from '../../shared/failure.ts';
import { accountId } from '../../shared/ids.ts';
import { createRandom } from '../simulate/random.ts';
import { createVirtualTime } from '../simulate/virtualTime.ts';
import { createByteModel } from './archiveModel.ts';
import { createDiskTroubles } from './disk/diskTroubles.ts';
import { boundClock, type DiskLife, endOf, lifeFolder, within } from './disk/mortalDisk.ts';
import { manyItems } from './manyItems.ts';
import { emptyDatabase, mortal } from './mortal.ts';
import type { Verdict } from './removalLife.ts';

const accounts = ['a', 'b'].map((id) => accountId.parse(id));
const hourMs = 3_600_000;
const row = z.object({ outcome: z.string().nullable(), job: z.string() });
const job = z.object({ mediaId: z.number(), claim: z.object({ name: z.string() }).nullable() });
const mine = 'what a person had there';

/** One life of saving many, through kills at any step, quits, full disks and answers of every kind, decided by its seed. */
export async function liveSaves(seed: number): Promise<Verdict> {
  const random = createRandom(seed);
  const time = createVirtualTime();
  const database = emptyDatabase();
  const dir = mkdtempSync(join(lifeFolder, 'satchel-life-'));
  const folder = join(dir, 'saved');
  mkdirSync(folder);
  writeFileSync(join(folder, 'photo.jpg'), mine);
  const began = time.trueNow();
  const trace: string[] = [];
  const tell = (what: string) => trace.push(`${Math.round(time.trueNow() - began)} ms  ${what}`);
  const broken: string[] = [];
  const library = createMediaTable(database, () => null);
  const model = createByteModel({ random, time, tell });
  const rows = manyItems({ random, library, accounts, began, store: model.store });
  const disk = createDiskTroubles(random, time);
  let kills = 0;
  interface Life {
    readonly saves: SaveMany;
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
        const parts = createPartLedger(own.database);
        const saves = createSaveMany({
          database: own.database,
          table,
          downloads: model.downloads(own.alive, (id) => table.byIds([id])[0]),
          parts: { begin: (part) => parts.begin(part, dirname(part)), end: parts.end },
          clock: boundClock(time.clock(own.alive)),
          random: random.next,
          log: silentLog,
          failureOf: (error) =>
            error instanceof SatchelError ? error.failure : { kind: 'bug', reference: `${error}` },
          announce() {},
        });
        now.life = { saves, own, disk: drive };
        void parts
          .sweep()
          .catch(() => {})
          .then(() => saves.begin())
          .catch(() => {});
      } catch {
        // Killed while it started.
      }
    });
  }
  const act = (what: string, work: (saves: SaveMany) => Promise<unknown>) => {
    const { life } = now;
    if (life === null) return;
    tell(what);
    within(life.disk, () => void work(life.saves).catch((error) => tell(`${what}: ${error}`)));
  };
  const eachRun = (what: string, work: (saves: SaveMany, runId: string) => Promise<unknown>) =>
    act(what, async (saves) => {
      for (const { id } of saves.list()) await work(saves, id);
    });

  start();
  for (let count = random.whole(1, 2); count > 0; count -= 1) {
    const chosen = rows.filter(() => random.chance(0.7)).map(({ id }) => id);
    time.after(random.whole(0, 20_000), () => {
      if (chosen.length > 0) act(`saves ${chosen.length}`, (saves) => saves.start(chosen, folder));
    });
  }
  if (random.chance(0.3)) {
    const at = random.whole(0, 40_000);
    time.after(at, () => eachRun('pauses', (saves, id) => saves.pause(id)));
    time.after(at + 20_000, () => eachRun('resumes', (saves, id) => saves.resume(id)));
  }
  if (random.chance(0.2)) {
    time.after(random.whole(0, 60_000), () => eachRun('stops', (saves, id) => saves.stop(id)));
  }
  if (random.chance(0.2)) {
    const at = random.whole(0, 60_000);
    time.after(at, () => renameSync(folder, `${folder} elsewhere`));
    time.after(at + random.whole(100, 30_000), () => renameSync(`${folder} elsewhere`, folder));
  }
  for (let count = random.whole(0, 4); count > 0; count -= 1) {
    time.after(random.whole(0, 90_000), () => now.life?.own.die());
  }
  if (random.chance(0.3)) {
    time.after(random.whole(1_000, 60_000), () => {
      const leaving = now.life;
      act('quits', async (saves) => {
        await saves.close();
        if (leaving?.own.alive()) leaving.own.die();
      });
    });
  }
  await time.run(() => false, 120_000);
  model.heal();
  disk.heal();
  const over = () => now.life?.saves.list().every(({ state }) => state === 'over') ?? false;
  for (let round = 0; round < 8 && !over(); round += 1) {
    act('looks', async (saves) => {
      for (const id of accounts) saves.resumeAccount(id);
    });
    eachRun('resumes', (saves, id) => saves.resume(id));
    await time.run(over, hourMs);
  }
  const ended = database
    .prepare('SELECT outcome, job FROM run_jobs')
    .all()
    .map((found) => row.parse(found))
    .map((found) => ({ ...found, job: job.parse(JSON.parse(found.job)) }));
  if (!over()) {
    broken.push('a save is stuck');
    tell(JSON.stringify(ended));
  }
  // A next start sweeps what a kill left while nothing was there to take it up.
  now.life?.own.die();
  await time.run(() => now.life !== null, hourMs);
  await time.run(() => false, 30_000);
  for (const run of now.life?.saves.list() ?? []) {
    if (run.done + run.failed + run.kept !== run.of) broken.push('some have no end');
  }
  broken.push(...judge());
  if (now.life !== null) endOf(now.life.disk);
  rmSync(dir, { recursive: true, force: true });
  return { broken, kills, trace };

  function judge(): string[] {
    const names = readdirSync(folder);
    const saved = ended.filter(({ outcome }) => outcome === 'done');
    const claimed = new Set(saved.map(({ job: { claim } }) => claim?.name));
    return [
      ...(readFileSync(join(folder, 'photo.jpg'), 'utf8') === mine ? [] : ['a file was replaced']),
      ...(claimed.size === saved.length ? [] : ['two items are one file']),
      ...saved.flatMap(({ job: { mediaId, claim } }) => {
        const name = claim?.name ?? '';
        if (!names.includes(name)) return [`${mediaId} was saved as ${name}, which is nowhere`];
        const right = model.bytesOf(mediaId)?.equals(readFileSync(join(folder, name)));
        return right === true ? [] : [`${name} has other bytes than ${mediaId}`];
      }),
      ...names.flatMap((name) => {
        // A person may stop what has its file by then: that is whole, and its own.
        const found = readFileSync(join(folder, name));
        const isOwn = ended.some(
          ({ job: { mediaId, claim } }) =>
            claim?.name === name && model.bytesOf(mediaId)?.equals(found),
        );
        if (name === 'photo.jpg' || isOwn) return [];
        return [`${name} is there for nobody`];
      }),
    ];
  }
}
