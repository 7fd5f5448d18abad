import { SatchelError } from '../../../shared/failure.ts';
import type { FileLimits } from '../../../shared/upload.ts';
import { createTaskPool } from '../../base/taskPool.ts';
import { tooSlow } from '../files/loadFile.ts';
import { withPatience } from '../files/patience.ts';
import { createSlabs, groupBytes } from '../files/slabs.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';

import type { UploadChange } from '../ledger/uploadKinds.ts';
import type { LoadedJob } from './sendRequest.ts';
import type { UploadLaneDeps } from './uploadLaneDeps.ts';

/** Fewer than the threads that Node reads files with: a stalled drive must not stop the rest. */
const sideBySide = 3;

export interface Loaded {
  readonly files: readonly LoadedJob[];
  /** Every byte was sent and answered for, so nobody reads from its memory any more. */
  release(): void;
}

/** Reads the files of a request before it is sent, into memory that is used again and again. */
export function createLoading({ files, patience, settle, failureOf }: UploadLaneDeps) {
  const pool = createTaskPool(sideBySide);
  const slabs = createSlabs();

  async function loadOne(entry: UploadEntry, limits: FileLimits, into: Buffer | undefined) {
    const { id } = entry.job;
    try {
      const load = () => files.load(entry, limits, into);
      const loaded = await withPatience(entry.path, load, patience, async () => {
        throw new SatchelError(tooSlow(entry));
      });
      return { id, loaded };
    } catch (error) {
      const failure = failureOf(error);
      const change: UploadChange = { id, event: { kind: 'failed', failure } };
      return change;
    }
  }

  return async (group: readonly UploadEntry[], limits: FileLimits): Promise<Loaded> => {
    const sizes = group.map(({ job }) => job.sizeBytes ?? 0);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    const slab = bytes <= groupBytes ? slabs.take(bytes) : undefined;
    let start = 0;
    const results = await Promise.all(
      group.map((entry, index) => {
        const into = slab?.subarray(start, start + (sizes[index] ?? 0));
        start += sizes[index] ?? 0;
        return pool.run(() => loadOne(entry, limits, into));
      }),
    );
    const read = results.flatMap((one) => ('loaded' in one ? [one] : []));
    const failed = results.flatMap((one) => ('event' in one ? [one] : []));
    if (failed.length > 0) await settle(failed);
    return {
      files: read,
      release() {
        // One that ran out of patience may still be read into.
        if (slab !== undefined && failed.length === 0) slabs.giveBack(slab);
      },
    };
  };
}
