import { isFinished, type UploadJob, uploadJob } from '../../shared/upload.ts';
import { counted } from './counted.ts';
import { accounts } from './emptyDatabase.ts';
import type { Plan } from './fault.ts';
import { faultsOf } from './faultsOf.ts';
import { judgeChat } from './judgeChat.ts';
import type { Accepted } from './keepAdding.ts';
import type { Machine } from './machine.ts';
import type { ModelChat } from './modelChat.ts';
import type { ModelServer } from './modelServer.ts';
import type { VirtualTime } from './virtualTime.ts';

interface Case {
  readonly machine: Machine;
  readonly server: ModelServer;
  readonly chat: ModelChat;
  readonly batches: readonly Accepted[];
  readonly end: 'done' | 'idle' | 'late';
  readonly plan: Plan;
  readonly time: VirtualTime;
}

/** What must hold at the end of every schedule; says in words what does not. */
export async function findBroken(one: Case): Promise<string[]> {
  const { machine, server, chat, batches, end, plan, time } = one;
  const rows = machine.rows().map((row) => ({ ...row, job: uploadJob.parse(JSON.parse(row.job)) }));
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

  const stored = rows.flatMap(({ job, sha256, account_id: account }) => {
    return job.state === 'stored' ? [{ job, account, mediaId: job.mediaId, sha256 }] : [];
  });
  must(new Set(stored.map(({ mediaId }) => mediaId)).size === stored.length, () => {
    return 'two jobs claim one item';
  });
  const listed = stored.filter(({ account }) => account === accounts.main);
  for (const { mediaId, sha256, job } of listed) {
    const { name } = job;
    const held = server.find(machine.refOf(mediaId) ?? '');
    must(held?.ours === true, () => `${name} is said to be stored and is not ours there`);
    must(held?.sha256 === sha256, () => `${name} has the item of another file`);
  }
  const inLedger = counted(server.ours().map((held) => held.sha256));
  const inJobs = counted(listed.map(({ sha256 }) => sha256 ?? ''));
  for (const hash of new Set([...inLedger.keys(), ...inJobs.keys()])) {
    const [held, said] = [inLedger.get(hash) ?? 0, inJobs.get(hash) ?? 0];
    const name = server.ours().find(({ sha256 }) => sha256 === hash)?.item.name;
    must(held === said, () => `${name} is stored ${held} times for ${said} jobs: ${statesOf()}`);
  }

  const chatty = stored.filter(({ account }) => account === accounts.chat);
  for (const what of await judgeChat({ machine, chat, time, stored: chatty })) broken.push(what);

  const list = (await machine.service()?.list(undefined)) ?? [];
  const jobs = JSON.stringify(rows.map(({ job }) => job));
  must(textOf(list) === jobs, () => 'memory and database differ');
  const shown = new Map(machine.window().map((job) => [job.id, job]));
  const asShown = textOf(rows.flatMap(({ job }) => shown.get(job.id) ?? []));
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

  for (const kind of ['sends', 'posts', 'attaches'] as const) {
    must(machine.line[kind] <= mostSends(plan, rows.length), () => {
      return `a storm: ${machine.line[kind]} ${kind} for ${rows.length} files`;
    });
  }
  return broken;
}

/** Each fault may cost a few requests, a refused group one for each of its files. */
function mostSends(plan: Plan, files: number): number {
  const faults = faultsOf(plan);
  const offlineMs = plan.world.reduce((sum, fault) => {
    return sum + (fault.kind === 'offline' ? fault.forMs : 0);
  }, 0);
  return files * 2 + faults * 8 + offlineMs / 1_000;
}

/** With the members in the order of the schema, which is how a database gives them back. */
function textOf(jobs: readonly UploadJob[]): string {
  return JSON.stringify(jobs.map((job) => uploadJob.parse(job)));
}
