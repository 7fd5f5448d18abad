import type { JobId } from '../../shared/ids.ts';
import type { CopyQueue } from '../uploads/copyQueue.ts';
import type { CopyEvent } from './copyMachine.ts';
import type { LineageTable } from './lineageTable.ts';

export type UploadOutcomes = ReturnType<typeof createUploadOutcomes>;

/** What became of the uploads of copies: the lineage tells of what is stored, whether or not the upload is still listed. */
export function createUploadOutcomes(
  lineages: Pick<LineageTable, 'ofJob'>,
  uploads: Pick<CopyQueue, 'entry'>,
) {
  return {
    /** Null while it is open, or not known. */
    of(id: JobId): CopyEvent | null {
      const job = uploads.entry(id)?.job;
      switch (job?.state) {
        case 'stored':
          return { kind: 'copied', newId: job.mediaId };
        case 'failed':
          return { kind: 'refused', failure: job.failure };
        case 'cancelled':
          return { kind: 'refused', failure: { kind: 'cancelled' } };
        case undefined: {
          const step = lineages.ofJob(id);
          return step === null ? null : { kind: 'copied', newId: step.newId };
        }
        default:
          return null;
      }
    },
  };
}
