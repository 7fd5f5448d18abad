import type { Lines } from '../../../shared/keptPosition.ts';
import { awaitsAnswer, type UploadJob } from '../../../shared/upload.ts';
import type { Batch } from '../../stores/uploads/uploadBatches.ts';

export type ListRow =
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'job'; readonly job: UploadJob };

/** The uploads that the list is kept to: those that wait for a person, or those that failed for good. */
export type OnlyRows = 'undecided' | 'failed';

export interface ListRows extends Lines<string | number> {
  at(index: number): ListRow | undefined;
  isHead(index: number): boolean;
  /** The key of the batch or the job; the index itself where there is no line. */
  keyAt(index: number): string | number;
}

/** The lines of the list, found by their number: a line over each batch where there are several. */
export function rowsOf(all: readonly Batch[], only: OnlyRows | null): ListRows {
  const batches = only === null ? all : all.flatMap((batch) => batchOf(batch, only));
  const heads = batches.length > 1 ? 1 : 0;
  const starts: number[] = [];
  let count = 0;
  for (const batch of batches) {
    starts.push(count);
    count += heads + batch.jobs.length;
  }
  /** The batch that a line is in, and its index among the batch's jobs; -1 for the head. */
  const batchAt = (index: number) => {
    const at = lastAtMost(starts, index);
    return { batch: batches[at], within: index - (starts[at] ?? 0) - heads };
  };
  const keyAt = (index: number) => {
    const { batch, within } = batchAt(index);
    return (within < 0 ? batch?.key : batch?.jobs[within]?.id) ?? index;
  };
  let indexes: Map<string | number, number> | null = null;
  return {
    count,
    keyAt,
    indexOf(key) {
      indexes ??= new Map(Array.from({ length: count }, (_, index) => [keyAt(index), index]));
      return indexes.get(key);
    },
    at(index) {
      const { batch, within } = batchAt(index);
      if (batch === undefined) return undefined;
      if (within < 0) return { kind: 'batch', batch };
      const job = batch.jobs[within];
      return job === undefined ? undefined : { kind: 'job', job };
    },
    isHead(index) {
      const { batch, within } = batchAt(index);
      return batch !== undefined && within < 0;
    },
  };
}

function batchOf(batch: Batch, only: OnlyRows): Batch[] {
  if (batch.tally.failed === 0) return [];
  const jobs = batch.jobs.filter(
    (job) => job.state === 'failed' && awaitsAnswer(job) === (only === 'undecided'),
  );
  return jobs.length === 0 ? [] : [{ ...batch, jobs }];
}

function lastAtMost(starts: readonly number[], index: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
