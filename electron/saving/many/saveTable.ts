import type { Log } from '../../base/log.ts';
import type { Database } from '../../database/database.ts';
import { versionedJson } from '../../database/versionedJson.ts';
import { createRunJobTable } from '../../jobs/runs/runJobTable.ts';
import type { Outcome } from '../../jobs/runs/runKinds.ts';
import { type SaveJob, saveJob } from './saveJob.ts';

/** What saving many is called in `runs`. */
export const saveRuns = 'save';

const document = versionedJson({ version: 1, schema: saveJob, upgrades: {} });

export function outcomeOf({ state }: SaveJob): Outcome | null {
  if (state === 'saved') return 'done';
  return state === 'failed' || state === 'kept' ? state : null;
}

export const createSaveTable = (database: Database, log: Log) =>
  createRunJobTable<SaveJob>({ database, log, kind: saveRuns, document, outcomeOf });
