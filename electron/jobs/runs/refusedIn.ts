import type { RefusalClass } from '../../../shared/contract/runs.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { createClasses } from './refusalClasses.ts';
import type { RunJobTable } from './runJobTable.ts';
import type { RunJob } from './runKinds.ts';

const rowsAtOnce = 500;

/** What could not be done of a run whose jobs are an item each, by reason, the most first; counted some rows at a time. */
export async function refusedIn<J extends RunJob & { readonly mediaId: MediaId }>(
  table: Pick<RunJobTable<J>, 'page'>,
  runId: string,
  failureOf: (job: J) => Failure | null,
): Promise<RefusalClass[]> {
  const classes = createClasses();
  for (let after: string | null = null; ; ) {
    const page: J[] = table.page(runId, after, rowsAtOnce);
    for (const job of page) {
      const failure = failureOf(job);
      if (failure !== null) classes.add(failure, [job.mediaId]);
    }
    after = page.at(-1)?.id ?? null;
    if (after === null) return classes.list();
    // Everything else gets its turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
