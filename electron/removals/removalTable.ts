import { z } from 'zod';
import { withFailureOfNow } from '../base/failures/olderFailure.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import { versionedJson } from '../database/versionedJson.ts';
import { createRunJobTable } from '../jobs/runs/runJobTable.ts';
import type { Outcome } from '../jobs/runs/runKinds.ts';
import { type RemovalJob, removalJob } from './removalJob.ts';

/** What removals are called in `runs`. */
export const removalRuns = 'removal';

/** What another Satchel knows of a removal beside what this one does is kept as it is. */
const stored: z.ZodType<RemovalJob> = z.unknown().transform((value, context) => {
  const read = removalJob.safeParse(withFailureOfNow(value));
  if (read.success) return { ...Object(value), ...read.data };
  context.addIssue({ code: 'custom', message: 'no removal' });
  return z.NEVER;
});
const document = versionedJson({ version: 1, schema: stored, upgrades: {} });

export function outcomeOf({ state }: RemovalJob): Outcome | null {
  if (state === 'gone') return 'done';
  return state === 'failed' || state === 'kept' ? state : null;
}

export const createRemovalTable = (database: Database, log: Log) =>
  createRunJobTable<RemovalJob>({
    database,
    log,
    kind: removalRuns,
    document,
    outcomeOf,
    itemsIn: ({ items }) => items.length,
  });
