import type { AccountId, BatchId, JobId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { noTally, type Tally, withJob } from './tally.ts';

/** The files of one gesture that go to one account: a remedy may send some of them to another. */
export interface Batch {
  readonly key: string;
  readonly id: BatchId;
  readonly accountId: AccountId;
  readonly addedAt: number;
  /** In the order in which the person added them. */
  readonly jobs: readonly UploadJob[];
  readonly tally: Tally;
}

/** Every upload that the window knows of; what did not change stays the same object. */
export interface UploadBatches {
  /** The newest gesture first. */
  readonly batches: readonly Batch[];
  readonly tally: Tally;
}

export const noBatches: UploadBatches = { batches: [], tally: noTally };

const byPosition = (a: UploadJob, b: UploadJob) =>
  a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The index at which a job is among those of its batch, or at which it belongs. */
export function positionOf(jobs: readonly UploadJob[], job: UploadJob): number {
  let low = 0;
  let high = jobs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = jobs[middle];
    if (other !== undefined && byPosition(other, job) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A job that goes to another account is another job. */
const keyOf = ({ batchId, accountId }: UploadJob) => `${batchId} ${accountId}`;

function byBatch(jobs: readonly UploadJob[]): Map<string, UploadJob[]> {
  const groups = new Map<string, UploadJob[]>();
  for (const job of jobs) {
    const key = keyOf(job);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [job]);
    else group.push(job);
  }
  return groups;
}

/** Adds rows as they were announced: new ones take their position, known ones are replaced. */
export function withJobs(known: UploadBatches, changed: readonly UploadJob[]): UploadBatches {
  const batches = new Map(known.batches.map((batch) => [batch.key, batch]));
  let { tally } = known;
  for (const [key, group] of byBatch(changed)) {
    const before = batches.get(key);
    const jobs = [...(before?.jobs ?? [])];
    let own = before?.tally ?? noTally;
    for (const job of group) {
      const position = positionOf(jobs, job);
      const old = jobs[position];
      if (old?.id === job.id) {
        own = withJob(own, old, -1);
        tally = withJob(tally, old, -1);
        jobs[position] = job;
      } else jobs.splice(position, 0, job);
      own = withJob(own, job);
      tally = withJob(tally, job);
    }
    const first = jobs[0];
    if (first === undefined) continue;
    const { batchId: id, accountId, addedAt } = first;
    batches.set(key, { key, id, accountId, addedAt, jobs, tally: own });
  }
  return { batches: newestFirst([...batches.values()]), tally };
}

/** A job as it is known now, by the position that it keeps in its batch. */
export function knownAs(known: UploadBatches, job: UploadJob): UploadJob | undefined {
  const wanted = keyOf(job);
  const batch = known.batches.find(({ key }) => key === wanted);
  const found = batch?.jobs[positionOf(batch.jobs, job)];
  return found?.id === job.id ? found : undefined;
}

export function jobOf(known: UploadBatches, id: JobId): UploadJob | undefined {
  for (const { jobs } of known.batches) {
    const found = jobs.find((job) => job.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The ids of all jobs that fit, in the order in which they are shown. */
export function idsWhere({ batches }: UploadBatches, so: (job: UploadJob) => boolean): JobId[] {
  return batches.flatMap(({ jobs }) => jobs.filter(so).map(({ id }) => id));
}

export function withoutJobs(known: UploadBatches, ids: readonly JobId[]): UploadBatches {
  const gone = new Set(ids);
  let { tally } = known;
  const batches = known.batches.flatMap((batch) => {
    const jobs: UploadJob[] = [];
    let own = batch.tally;
    for (const job of batch.jobs) {
      if (!gone.has(job.id)) {
        jobs.push(job);
        continue;
      }
      own = withJob(own, job, -1);
      tally = withJob(tally, job, -1);
    }
    if (jobs.length === batch.jobs.length) return [batch];
    return jobs.length === 0 ? [] : [{ ...batch, jobs, tally: own }];
  });
  return tally === known.tally ? known : { batches, tally };
}

function newestFirst(batches: Batch[]): Batch[] {
  const sorted = batches.every(
    (batch, index) => index === 0 || (batches[index - 1]?.addedAt ?? 0) >= batch.addedAt,
  );
  return sorted ? batches : batches.sort((a, b) => b.addedAt - a.addedAt);
}
