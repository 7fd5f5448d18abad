import type { RefusalClass } from '../../../shared/contract/runs.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { type FailedOf, failedIn } from './failedIn.ts';
import { createClasses } from './refusalClasses.ts';
import type { RunJobTable } from './runJobTable.ts';
import type { RunJob } from './runKinds.ts';

/** What could not be done of a run whose jobs are an item each, by reason, the most first; counted some rows at a time. */
export async function refusedIn<J extends RunJob & { readonly mediaId: MediaId }>(
  table: Pick<RunJobTable<J>, 'page'>,
  runId: string,
  failureOf: (job: FailedOf<J>) => Failure,
): Promise<RefusalClass[]> {
  const classes = createClasses();
  for await (const job of failedIn(table, runId)) classes.add(failureOf(job), [job.mediaId]);
  return classes.list();
}
