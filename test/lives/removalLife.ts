import { silentLog } from '../../electron/base/log.ts';
import type { StoredMedia } from '../../electron/library/mediaRow.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import { createWidthFinder } from '../../electron/providers/pace/widthFinder.ts';
import { createRemovalRuns, type RemovalRuns } from '../../electron/removals/removalRuns.ts';
import { SatchelError } from '../../shared/failure.ts';
import { accountId, mediaRef } from '../../shared/ids.ts';
import { createRandom } from '../simulate/random.ts';
import { createVirtualTime } from '../simulate/virtualTime.ts';
import { emptyDatabase, mortal } from './mortal.ts';
import { createModelShelf } from './removalModel.ts';

export interface Verdict {
  readonly broken: readonly string[];
  readonly kills: number;
  readonly trace: readonly string[];
}

const accounts = ['a', 'b'].map((id) => accountId.parse(id));
const hourMs = 3_600_000;

/** One life of removals, through kills, quits and answers of every kind, decided by its seed. */
export async function liveRemovals(seed: number): Promise<Verdict> {
  const random = createRandom(seed);
  const time = createVirtualTime();
  const database = emptyDatabase();
  const began = time.trueNow();
  const trace: string[] = [];
  const tell = (what: string) => trace.push(`${Math.round(time.trueNow() - began)} ms  ${what}`);
  const broken: string[] = [];
  const library = createMediaTable(database, () => null);
  const model = createModelShelf({ random, time, tell });
  let kills = 0;
  const now: { life: { runs: RemovalRuns; own: ReturnType<typeof mortal> } | null } = {
    life: null,
  };
  let ids = 0;
  let lockedUntil = 0;

  const groups = accounts.flatMap((account, index) => {
    const items = Array.from({ length: random.whole(2, 12) }, (_, item) => ({
      ref: mediaRef.parse(`${account}-${item}`),
      messageRef: index === 1 ? `m${Math.floor(item / 2)}` : null,
      direction: null,
      name: null,
      contentType: 'image/png',
      sizeBytes: 1,
      storedAt: began - (random.chance(0.1) ? 1_000 : hourMs),
      usedAt: null,
      fromAddress: null,
      toAddress: null,
      messageStatus: null,
      linkUrl: null,
    }));
    library.upsert(account, items, began);
    const rows = library.byIds(library.idsOf(account));
    for (const row of rows) model.store(row);
    const byMessage = new Map<string, StoredMedia[]>();
    for (const row of rows) {
      const name = row.messageRef ?? `alone ${row.id}`;
      byMessage.set(name, [...(byMessage.get(name) ?? []), row]);
    }
    return [...byMessage.values()].map((own) => ({
      accountId: account,
      messageRef: own[0]?.messageRef ?? null,
      items: own,
    }));
  });
  /** In some lives everything can be undone for a while. */
  const graceMs = random.chance(0.4) ? 10_000 : 0;
  const confirmed = new Set<number>();
  const stopped = new Map<number, string>();
  const archiveFirst = new Set<number>();

  const dies = (offMs: number) => {
    kills += 1;
    tell('killed');
    now.life = null;
    time.after(offMs, start);
  };
  function start(): void {
    const blows = random.chance(0.5)
      ? [{ commit: random.whole(1, 25), after: random.chance(0.5) }]
      : [];
    const own = mortal(database, kills < 6 ? blows : [], () => dies(random.whole(100, 20_000)));
    tell('starts');
    const clock = time.clock(own.alive);
    const pace = createWidthFinder(clock);
    try {
      const runs = createRemovalRuns({
        database: own.database,
        table: createMediaTable(own.database, () => null),
        async sessions() {
          if (!own.alive()) await new Promise(() => {});
          if (time.trueNow() < lockedUntil) {
            throw new SatchelError({ kind: 'keychain-unavailable', cause: 'locked' });
          }
          return { provider: model.provider(own.alive), session: model.session };
        },
        emit() {},
        clock,
        random: random.next,
        log: silentLog,
        newId() {
          ids += 1;
          return `id${ids}`;
        },
        failureOf: (error) =>
          error instanceof SatchelError ? error.failure : { kind: 'bug', reference: 'BUG' },
        archives: model.archives(own.alive),
        paceOf: () => pace,
        graceMs,
        onGone() {},
      });
      now.life = { runs, own };
      void runs.begin().catch(() => {});
    } catch {
      // Killed while it started.
    }
  }

  model.onRemove((ref) => {
    const row = model.rowOf(ref);
    if (row === undefined || !confirmed.has(row.id)) broken.push(`${ref} was never confirmed`);
    else if (archiveFirst.has(row.id) && !model.isArchived(row.id)) {
      broken.push(`${ref} was asked for before it was archived`);
    } else if (stopped.has(row.id)) broken.push(`${ref} was asked for after its run was stopped`);
  });
  start();
  const rest = [...groups];
  for (let round = random.whole(1, 3); round > 0; round -= 1) {
    const chosen = rest.splice(0, random.whole(1, Math.max(1, rest.length)));
    time.after(random.whole(0, 30_000), () => {
      if (now.life === null || chosen.length === 0) return;
      for (const { items } of chosen) for (const { id } of items) confirmed.add(id);
      const { runs } = now.life;
      tell(`confirms ${chosen.length}`);
      const archiveId = random.chance(0.3) ? 'archive' : null;
      if (archiveId !== null) {
        for (const { items } of chosen) for (const { id } of items) archiveFirst.add(id);
      }
      runs.start(chosen, { archiveId, ruleId: null }).then(
        (run) => {
          if (random.chance(0.3)) {
            time.after(random.whole(0, 30_000), () => void now.life?.runs.pause(run.id));
            time.after(random.whole(30_000, 80_000), () => void now.life?.runs.resume(run.id));
          }
          if (graceMs > 0 && random.chance(0.2)) void runs.startNow(run.id);
          if (!random.chance(0.4)) return;
          time.after(random.whole(0, 40_000), () => {
            void now.life?.runs.stop(run.id).catch(() => {});
            const phase = database.prepare('SELECT phase FROM runs WHERE id = ?').get(run.id) as
              | { phase: string }
              | undefined;
            if (phase?.phase !== 'stopped') return;
            tell('stops');
            for (const { items } of chosen) for (const { id } of items) stopped.set(id, run.id);
          });
        },
        () => {},
      );
    });
  }
  for (let count = random.whole(0, 4); count > 0; count -= 1) {
    time.after(random.whole(0, 90_000), () => now.life?.own.die());
  }
  if (random.chance(0.2)) {
    time.after(random.whole(0, 20_000), () => {
      lockedUntil = time.trueNow() + random.whole(1_000, 60_000);
    });
  }
  if (random.chance(0.3)) {
    time.after(random.whole(1_000, 60_000), () => {
      const leaving = now.life;
      if (leaving === null) return;
      tell('quits');
      void leaving.runs.close().then(() => {
        if (leaving.own.alive()) leaving.own.die();
      });
    });
  }
  await time.run(() => false, 120_000);
  model.heal();
  lockedUntil = 0;
  const over = () => now.life?.runs.list().every(({ state }) => state === 'over') ?? false;
  for (let round = 0; round < 6 && !over(); round += 1) {
    for (const account of accounts) now.life?.runs.resumeAccount(account);
    for (const { id } of now.life?.runs.list() ?? []) void now.life?.runs.resume(id);
    await time.run(over, hourMs);
  }
  if (!over()) {
    broken.push('a removal is stuck');
    tell(JSON.stringify(database.prepare('SELECT outcome, job FROM run_jobs').all()));
  }
  for (const row of accounts.flatMap((id) => library.byIds(library.idsOf(id)))) {
    if (row.goneAt !== null && model.holds(row.ref)) broken.push(`${row.ref} is not gone`);
    if (!confirmed.has(row.id) && !model.holds(row.ref)) broken.push(`${row.ref} is lost`);
  }
  const rows = database.prepare('SELECT run_id AS run, outcome, job FROM run_jobs').all() as {
    run: string;
    outcome: string | null;
    job: string;
  }[];
  for (const run of now.life?.runs.list() ?? []) {
    const sum = (outcome: string) =>
      rows
        .filter((row) => row.run === run.id && row.outcome === outcome)
        .reduce((all, { job }) => all + (JSON.parse(job) as { items: [] }).items.length, 0);
    const counted = [run.done, run.failed, run.kept].join();
    const found = ['done', 'failed', 'kept'].map(sum).join();
    if (counted !== found) broken.push(`counted ${counted} where ${found} came to an end`);
    if (run.done + run.failed + run.kept !== run.of) broken.push('some have no end');
  }
  for (const { outcome, job } of rows) {
    const { items } = JSON.parse(job) as { items: { mediaId: number }[] };
    for (const { mediaId } of outcome === 'done' ? items : []) {
      if (library.byIds([mediaId])[0]?.goneAt === null) broken.push('gone, and not in the library');
    }
  }
  return { broken, kills, trace };
}
