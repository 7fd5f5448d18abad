import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import { versionedJson } from '../database/versionedJson.ts';
import { createRunJobTable } from '../jobs/runs/runJobTable.ts';
import type { Outcome } from '../jobs/runs/runKinds.ts';
import { type CopyJob, copyJob } from './copyJob.ts';

/** What copies are called in `runs`. */
export const copyRuns = 'copy';

const document = versionedJson({ version: 1, schema: copyJob, upgrades: {} });

export function outcomeOf({ state }: CopyJob): Outcome | null {
  if (state === 'copied') return 'done';
  return state === 'failed' || state === 'kept' ? state : null;
}

export const createCopyTable = (database: Database, log: Log) =>
  createRunJobTable<CopyJob>({ database, log, kind: copyRuns, document, outcomeOf });
