import type { UploadJob } from '../../shared/upload.ts';
import { isFinished } from '../../shared/upload.ts';
import type { Plan } from './fault.ts';
import type { Machine } from './machine.ts';
import type { ModelServer } from './modelServer.ts';
import type { Accepted } from './runSchedule.ts';

interface Case {
  readonly machine: Machine;
  readonly server: ModelServer;
  readonly batches: readonly Accepted[];
  readonly end: 'done' | 'idle' | 'late';
  readonly plan: Plan;
}

/** What must hold at the end of every schedule; says in words what does not. */
export async function findBroken(one: Case): Promise<string[]> {
  const { machine, server, batches, end, plan } = one;
  const rows = machine.rows().map((row) => ({ ...row, job: JSON.parse(row.job) as UploadJob }));
  const broken: string[] = [];
  const must = (holds: boolean, otherwise: () => string) => {
    if (!holds) broken.push(otherwise());
  };
  const statesOf = () => rows.map(({ job }) => `${job.name}:${job.state}`).join(' ');

  must(end === 'done' && rows.every(({ job }) => isFinished(job)), () => `no end: ${statesOf()}`);
  for (const { batchId, paths } of batches) {
    const own = rows.filter(({ job }) => job.batchId === batchId);
    const lost = JSON.stringify(own.map(({ path }) => path)) !== JSON.stringify(paths);
    must(!lost, () => `a batch of ${paths.length} files has ${own.length} rows`);
  }
  must(rows.length === batches.reduce((sum, { paths }) => sum + paths.length, 0), () => {
    return `${rows.length} rows for what was dropped`;
  });

  const stored = rows.flatMap(({ job, sha256 }) => {
    return job.state === 'stored' ? [{ mediaId: job.mediaId, sha256, name: job.name }] : [];
  });
  must(new Set(stored.map(({ mediaId }) => mediaId)).size === stored.length, () => {
    return 'two jobs claim one item';
  });
  for (const { mediaId, sha256, name } of stored) {
    const held = server.find(machine.refOf(mediaId) ?? '');
    must(held?.ours === true, () => `${name} is said to be stored and is not ours there`);
    must(held?.sha256 === sha256, () => `${name} has the item of another file`);
  }
  const inLedger = counted(server.ours().map((held) => held.sha256));
  const inJobs = counted(stored.map(({ sha256 }) => sha256 ?? ''));
  for (const hash of new Set([...inLedger.keys(), ...inJobs.keys()])) {
    const [held, said] = [inLedger.get(hash) ?? 0, inJobs.get(hash) ?? 0];
    const name = server.ours().find(({ sha256 }) => sha256 === hash)?.item.name;
    must(held === said, () => `${name} is stored ${held} times for ${said} jobs: ${statesOf()}`);
  }

  const list = (await machine.service()?.list(undefined)) ?? [];
  const jobs = JSON.stringify(rows.map(({ job }) => job));
  must(JSON.stringify(list) === jobs, () => 'memory and database differ');
  const shown = new Map(machine.window().map((job) => [job.id, job]));
  const asShown = JSON.stringify(rows.map(({ job }) => shown.get(job.id)));
  must(asShown === jobs, () => 'the window shows what the database does not say');

  for (const { batchId } of batches) {
    const own = rows.filter(({ job }) => job.batchId === batchId).map(({ job }) => job);
    const [first] = own;
    if (first === undefined) continue;
    await machine.service()?.copyLinks({ batchId: first.batchId });
    const links = own.flatMap((job) => (job.state === 'stored' ? [job.mediaId] : []));
    const given = links.length === 0 ? [] : machine.copied.at(-1);
    must(JSON.stringify(given) === JSON.stringify(links), () => 'the links are out of order');
  }

  must(machine.line.sends <= mostSends(plan, rows.length), () => {
    return `a storm: ${machine.line.sends} requests for ${rows.length} files`;
  });
  return broken;
}

/** Each fault may cost a few requests, a refused group one for each of its files. */
function mostSends(plan: Plan, files: number): number {
  const faults = plan.sends.size + plan.asks.size + plan.bytes.size + plan.world.length;
  const offlineMs = plan.world.reduce((sum, fault) => {
    return sum + (fault.kind === 'offline' ? fault.forMs : 0);
  }, 0);
  return files * 2 + faults * 8 + offlineMs / 1_000;
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
