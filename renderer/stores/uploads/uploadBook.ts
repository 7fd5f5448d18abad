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
export interface UploadBook {
  /** The newest gesture first. */
  readonly batches: readonly Batch[];
  readonly tally: Tally;
}

export const emptyBook: UploadBook = { batches: [], tally: noTally };

const byPlace = (a: UploadJob, b: UploadJob) =>
  a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Where a job is among those of its batch, or where it belongs. */
export function placeOf(jobs: readonly UploadJob[], job: UploadJob): number {
  let low = 0;
  let high = jobs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = jobs[middle];
    if (other !== undefined && byPlace(other, job) < 0) low = middle + 1;
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

/** Rows as they were announced: new ones take their place, known ones are replaced. */
export function putInBook(book: UploadBook, changed: readonly UploadJob[]): UploadBook {
  const batches = new Map(book.batches.map((batch) => [batch.key, batch]));
  let { tally } = book;
  for (const [key, group] of byBatch(changed)) {
    const before = batches.get(key);
    const jobs = [...(before?.jobs ?? [])];
    let own = before?.tally ?? noTally;
    for (const job of group) {
      const place = placeOf(jobs, job);
      const old = jobs[place];
      if (old?.id === job.id) {
        own = withJob(own, old, -1);
        tally = withJob(tally, old, -1);
        jobs[place] = job;
      } else jobs.splice(place, 0, job);
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

/** A job as it is known now, by the place that it keeps in its batch. */
export function knownAs(book: UploadBook, job: UploadJob): UploadJob | undefined {
  const wanted = keyOf(job);
  const batch = book.batches.find(({ key }) => key === wanted);
  const found = batch?.jobs[placeOf(batch.jobs, job)];
  return found?.id === job.id ? found : undefined;
}

export function jobOf(book: UploadBook, id: JobId): UploadJob | undefined {
  for (const { jobs } of book.batches) {
    const found = jobs.find((job) => job.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of all that are so, in the order in which they are shown. */
export function idsWhere({ batches }: UploadBook, so: (job: UploadJob) => boolean): JobId[] {
  return batches.flatMap(({ jobs }) => jobs.filter(so).map(({ id }) => id));
}

export function dropFromBook(book: UploadBook, ids: readonly JobId[]): UploadBook {
  const gone = new Set(ids);
  let { tally } = book;
  const batches = book.batches.flatMap((batch) => {
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
  return tally === book.tally ? book : { batches, tally };
}

function newestFirst(batches: Batch[]): Batch[] {
  const sorted = batches.every(
    (batch, index) => index === 0 || (batches[index - 1]?.addedAt ?? 0) >= batch.addedAt,
  );
  return sorted ? batches : batches.sort((a, b) => b.addedAt - a.addedAt);
}
