import { z } from 'zod';
import { withFailureOfNow } from '../../base/failures/olderFailure.ts';
import type { Log } from '../../base/log.ts';
import type { Database } from '../../database/database.ts';
import { versionedJson } from '../../database/versionedJson.ts';
import { createRunJobTable } from '../../jobs/runs/runJobTable.ts';
import type { Outcome } from '../../jobs/runs/runKinds.ts';
import { type ArchiveJob, archiveJob } from './archiveJob.ts';

/** What archiving is called in `runs`. */
export const archiveRuns = 'archive';

/** What another Satchel knows of a job beside what this one does is kept as it is. */
const stored: z.ZodType<ArchiveJob> = z.unknown().transform((value, context) => {
  const read = archiveJob.safeParse(withFailureOfNow(value));
  if (read.success) return { ...Object(value), ...read.data };
  context.addIssue({ code: 'custom', message: 'no archiving' });
  return z.NEVER;
});
const document = versionedJson({ version: 1, schema: stored, upgrades: {} });

export function outcomeOf({ state }: ArchiveJob): Outcome | null {
  if (state === 'stored' || state === 'held') return 'done';
  return state === 'failed' || state === 'kept' ? state : null;
}

export const createArchiveJobTable = (database: Database, log: Log) =>
  createRunJobTable<ArchiveJob>({ database, log, kind: archiveRuns, document, outcomeOf });
