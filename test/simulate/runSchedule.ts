import { isFinished } from '../../shared/upload.ts';
import { drawPlan, type Plan, type WorldFault } from './fault.ts';
import { findBroken } from './judge.ts';
import { account, createMachine, type Machine } from './machine.ts';
import { createModelServer } from './modelServer.ts';
import { createRandom, type Random } from './random.ts';
import { createVirtualTime, type VirtualTime } from './virtualTime.ts';

export interface Verdict {
  readonly seed: number;
  readonly faults: number;
  /** Rules that were broken, in words; none when all is well. */
  readonly broken: readonly string[];
  readonly trace: readonly string[];
}

/** Files that were accepted, batch by batch, as the person remembers it. */
export interface Accepted {
  readonly paths: readonly string[];
  batchId: string | null;
}

const hourMs = 3_600_000;

/** One life of the upload queue, decided by its seed in every detail. */
export async function runSchedule(seed: number): Promise<Verdict> {
  const random = createRandom(seed);
  const plan = drawPlan(random);
  const time = createVirtualTime();
  const began = time.trueNow();
  const trace: string[] = [];
  const tell = (what: string) => {
    trace.push(`${String(Math.round(time.trueNow() - began)).padStart(8)} ms  ${what}`);
  };
  const server = createModelServer(time.trueNow, plan.skewMs);
  const machine = createMachine({ plan, random, time, server, tell });
  const batches: Accepted[] = [];

  const drop = (count: number) => {
    const paths = Array.from({ length: count }, () => {
      const known = machine.disk.paths();
      // Now and then the same file again, or another of the same name.
      if (known.length > 0 && random.chance(0.1)) return known[random.whole(0, known.length - 1)];
      const folder = random.chance(0.15) ? `/${known.length}` : '';
      const path = `${folder}/shot-${folder === '' ? known.length : random.whole(0, 9)}.png`;
      if (!known.includes(path)) machine.disk.write(path, `bytes of ${path} ${random.whole(0, 9)}`);
      return path;
    }).filter((path) => path !== undefined);
    const batch: Accepted = { paths, batchId: null };
    batches.push(batch);
    keepAdding(batch, { machine, time, tell });
  };

  for (let index = 0; index < plan.foreign; index += 1) {
    const bytes = Buffer.from(`Bytes of /shot-${index}.png 0`);
    server.foreign(
      { name: `shot-${index}.png`, contentType: 'image/png', bytes },
      index * 40_000 + 1_000,
    );
  }
  machine.start();
  for (const fault of plan.world) arm(fault, { machine, time, random, drop, tell });
  drop(plan.files);

  const settled = () => {
    const rows = machine.rows();
    return (
      machine.service() !== null &&
      batches.every((batch) => batch.batchId !== null) &&
      rows.every((row) => isFinished(JSON.parse(row.job)))
    );
  };
  await time.run(() => false, 120_000);
  let end: 'done' | 'idle' | 'late' = 'late';
  for (let round = 0; round < 12 && end !== 'done'; round += 1) {
    // What waits for its person is tended to.
    machine.lock(null);
    machine.line.up = true;
    machine.service()?.resumeAccount(account);
    end = await time.run(settled, hourMs);
  }
  await time.run(() => false, 1_000);
  const broken = await findBroken({ machine, server, batches, end, plan });
  return { seed, faults: faultsOf(plan), broken, trace };
}

/** A person whose files were not taken drops them again, unless they are there after all. */
function keepAdding(batch: Accepted, deps: { machine: Machine; time: VirtualTime; tell: Tell }) {
  const { machine, time, tell } = deps;
  const again = () => void time.after(2_000, attempt);
  function attempt(): void {
    if (batch.batchId !== null) return;
    const service = machine.service();
    if (service === null) {
      again();
      return;
    }
    const intake = batch.paths.map((path) => ({ kind: 'path' as const, path }));
    const before = machine.rows().length;
    tell(`${batch.paths.length} files are dropped`);
    service.add(account, intake).then(
      ({ batchId }) => {
        batch.batchId = batchId;
      },
      () => {
        const added = machine.rows()[before];
        if (added === undefined) return again();
        batch.batchId = (JSON.parse(added.job) as { batchId: string }).batchId;
      },
    );
    // The power went before it was answered: what the database holds is what counts.
    time.after(1_500, () => {
      if (batch.batchId === null && machine.service() !== service) {
        const added = machine.rows()[before];
        if (added !== undefined) {
          batch.batchId = (JSON.parse(added.job) as { batchId: string }).batchId;
        } else again();
      }
    });
  }
  attempt();
}

type Tell = (what: string) => void;
interface Arms {
  readonly machine: Machine;
  readonly time: VirtualTime;
  readonly random: Random;
  readonly drop: (count: number) => void;
  readonly tell: Tell;
}

function arm(fault: WorldFault, { machine, time, random, drop, tell }: Arms): void {
  if (!('atMs' in fault)) return;
  const pathAt = (share: number) => {
    const paths = machine.disk.paths();
    return paths[Math.floor(share * paths.length)] ?? '';
  };
  time.after(fault.atMs, () => {
    tell(JSON.stringify(fault));
    switch (fault.kind) {
      case 'kill':
        return machine.lose();
      case 'quit':
        return void machine.quit();
      case 'jump':
        return time.jump(fault.byMs);
      case 'suspend':
        machine.line.cuts += 1;
        return time.suspend(fault.forMs);
      case 'offline':
        machine.line.up = false;
        machine.line.cuts += 1;
        time.after(fault.forMs, () => {
          machine.line.up = true;
        });
        return;
      case 'locked':
        machine.lock({ kind: 'keychain-unavailable', cause: 'locked' });
        time.after(fault.forMs, () => {
          machine.lock(null);
          machine.service()?.resumeAccount(account);
        });
        return;
      case 'cancel': {
        const jobs = machine.window();
        const job = jobs[Math.floor(fault.share * jobs.length)];
        // Cancelled twice, an unsure file is let go without asking, which is the person's choice.
        if (job !== undefined && job.state !== 'unsure') {
          void machine
            .service()
            ?.cancel({ jobIds: [job.id] })
            .catch(() => {});
        }
        return;
      }
      case 'retry': {
        const jobIds = machine.window().map(({ id }) => id);
        if (jobIds.length === 0) return;
        void machine
          .service()
          ?.retry({ jobIds })
          .catch(() => {});
        return;
      }
      case 'resume':
        return machine.service()?.resumeAccount(account);
      case 'file-changed':
        return machine.disk.write(pathAt(fault.share), `other bytes ${random.whole(0, 9)}`);
      case 'file-gone':
        return machine.disk.remove(pathAt(fault.share));
      case 'more-files':
        return drop(fault.count);
      default:
        return fault satisfies never;
    }
  });
}

function faultsOf({ sends, asks, bytes, world }: Plan): number {
  return sends.size + asks.size + bytes.size + world.length;
}
