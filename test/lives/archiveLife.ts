import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createArchiveService } from '../../electron/archives/archiveService.ts';
import { silentLog } from '../../electron/base/log.ts';
import { createGathered } from '../../electron/library/gathered.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import type { Account } from '../../shared/account.ts';
import { SatchelError } from '../../shared/failure.ts';
import { accountId } from '../../shared/ids.ts';
import { createRandom } from '../simulate/random.ts';
import { createVirtualTime } from '../simulate/virtualTime.ts';
import { createByteModel } from './archiveModel.ts';
import { createDiskTroubles } from './disk/diskTroubles.ts';
import { boundClock, type DiskLife, endOf, lifeFolder, within } from './disk/mortalDisk.ts';
import { judgeArchive } from './judgeArchive.ts';
import { manyItems } from './manyItems.ts';
import { emptyDatabase, mortal } from './mortal.ts';
import type { Verdict } from './removalLife.ts';

const accounts = ['a', 'b'].map((id) => accountId.parse(id));
const hourMs = 3_600_000;
const title = 'Everything';

const accountOf = (id: string): Account => ({
  id: accountId.parse(id),
  providerId: plivo.id,
  label: id.toUpperCase(),
  identity: id.toUpperCase(),
  practice: false,
  secretStore: 'session',
  connectedAt: 1,
  colour: 0,
});

/** One life of archiving, through kills at any step, quits, full disks and answers of every kind, decided by its seed. */
export async function liveArchives(seed: number): Promise<Verdict> {
  const random = createRandom(seed);
  const time = createVirtualTime();
  const database = emptyDatabase();
  const dir = mkdtempSync(join(lifeFolder, 'satchel-life-'));
  const folder = join(dir, 'archive');
  mkdirSync(folder);
  const began = time.trueNow();
  const trace: string[] = [];
  const tell = (what: string) => trace.push(`${Math.round(time.trueNow() - began)} ms  ${what}`);
  const broken: string[] = [];
  const library = createMediaTable(database, () => null);
  const model = createByteModel({ random, time, tell });
  const rows = manyItems({ random, library, accounts, began, store: model.store });
  const disk = createDiskTroubles(random, time);
  const held = database.prepare("SELECT 1 FROM archived_items WHERE ref = ? AND state = 'held'");
  model.onAsked(({ ref }) => {
    if (held.get(ref) !== undefined) broken.push(`${ref} is there, and was fetched again`);
  });
  let kills = 0;
  let ids = 0;
  let begun = false;
  type Service = ReturnType<typeof createArchiveService>;
  interface Life {
    readonly service: Service;
    readonly own: ReturnType<typeof mortal>;
    readonly disk: DiskLife;
  }
  const now: { life: Life | null } = { life: null };
  const newId = () => {
    ids += 1;
    return `id${ids}`;
  };

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
        ? [{ commit: random.whole(1, 30), after: random.chance(0.5) }]
        : [];
    const own = mortal(database, blows, () => dies(random.whole(100, 20_000)));
    const mine = disk.life(own, mayDie);
    tell('starts');
    within(mine, () => {
      try {
        const clock = boundClock(time.clock(own.alive));
        const table = createMediaTable(own.database, () => null);
        const service = createArchiveService({
          database: own.database,
          table,
          downloads: model.downloads(own.alive, (id) => table.byIds([id])[0]),
          hashes: { ofSize: () => [] },
          gathered: createGathered(clock, newId, own.database),
          find: async () => Float64Array.from(rows.map(({ id }) => id)),
          accountOf,
          archiveHost: { chooseFolder: async () => folder, open() {}, show() {} },
          emit() {},
          clock,
          random: random.next,
          log: silentLog,
          failureOf: (error) =>
            error instanceof SatchelError ? error.failure : { kind: 'bug', reference: `${error}` },
        });
        now.life = { service, own, disk: mine };
        void service.begin().catch(() => {});
      } catch {
        // Killed while it started.
      }
    });
  }
  /** What a person does in the window of the Satchel that runs at that moment. */
  const act = (what: string, work: (service: Service) => Promise<unknown>) => {
    const { life } = now;
    if (life === null) return;
    tell(what);
    within(life.disk, () => void work(life.service).catch((error) => tell(`${what}: ${error}`)));
  };
  const archive = () =>
    act('archives', async (service) => {
      const known = (await service.list(undefined)).find((one) => one.title === title);
      const chosen = known === undefined ? await service.chooseFolder(undefined) : null;
      const into =
        known === undefined
          ? { folder: chosen?.token ?? '', title }
          : ({ archiveId: known.id } as const);
      const { token } = await service.prepare({ what: { filter: {} }, into });
      await service.start({ token });
      begun = true;
    });
  const eachRun = (what: string, work: (service: Service, runId: string) => Promise<unknown>) =>
    act(what, async (service) => {
      for (const { id } of await service.runs(undefined)) await work(service, id);
    });

  start();
  for (let count = random.whole(1, 2); count > 0; count -= 1)
    time.after(random.whole(0, 20_000), archive);
  if (random.chance(0.3)) {
    const at = random.whole(0, 40_000);
    time.after(at, () => eachRun('pauses', (service, runId) => service.pause({ runId })));
    time.after(at + 20_000, () =>
      eachRun('resumes', (service, runId) => service.resume({ runId })),
    );
  }
  if (random.chance(0.15)) {
    time.after(random.whole(0, 60_000), () =>
      eachRun('stops', (service, runId) => service.stop({ runId })),
    );
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
      act('quits', async (service) => {
        await service.close();
        if (leaving?.own.alive()) leaving.own.die();
      });
    });
  }
  await time.run(() => false, 120_000);
  model.heal();
  disk.heal();
  const open = database.prepare('SELECT count(*) AS n FROM run_jobs WHERE outcome IS NULL');
  const writing = database.prepare("SELECT count(*) AS n FROM runs WHERE phase = 'writing'");
  const missing = () => rows.filter(({ ref }) => held.get(ref) === undefined).map(({ ref }) => ref);
  const idle = () =>
    now.life !== null && Number(open.get()?.['n']) === 0 && Number(writing.get()?.['n']) === 0;
  for (let round = 0; round < 8 && (!idle() || missing().length > 0 || !begun); round += 1) {
    act('looks', async (service) => {
      for (const id of accounts) service.resumeAccount(id);
    });
    eachRun('resumes', (service, runId) => service.resume({ runId }));
    await time.run(idle, hourMs);
    // What failed, or was stopped, is archived once more.
    if (missing().length > 0 || !begun) {
      archive();
      await time.run(() => false, 5_000);
      await time.run(idle, hourMs);
    }
  }
  const left = missing();
  if (left.length > 0 || !idle()) {
    broken.push(`not archived: ${left.join(', ')}`);
    const last = database.prepare('SELECT run_id, outcome, job FROM run_jobs').all();
    tell(JSON.stringify(last));
  }
  await time.run(() => false, 120_000);
  let closed = false;
  act('closes', async (service) => {
    const { life } = now;
    for (const run of await service.runs(undefined)) {
      if (run.done + run.failed + run.kept !== run.of) broken.push('some have no end');
    }
    await service.close();
    closed = life?.own.alive() === true;
  });
  await time.run(() => closed, hourMs);
  if (!closed) broken.push('it does not close');
  if (now.life !== null) endOf(now.life.disk);
  broken.push(...judgeArchive(database, folder, rows, model.bytesOf));
  rmSync(dir, { recursive: true, force: true });
  return { broken, kills, trace };
}
