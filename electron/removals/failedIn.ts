import type { RunJobTable } from '../jobs/runs/runJobTable.ts';
import type { RemovalJob } from './removalJob.ts';

const rowsAtOnce = 500;

type Failed = Extract<RemovalJob, { state: 'failed' }>;

/** All of a run that could not be removed, some rows at a time; everything else gets its turn between. */
export async function* failedIn(
  table: Pick<RunJobTable<RemovalJob>, 'page'>,
  runId: string,
): AsyncGenerator<Failed> {
  for (let after: string | null = null; ; ) {
    const page: RemovalJob[] = table.page(runId, after, rowsAtOnce);
    for (const job of page) if (job.state === 'failed') yield job;
    after = page.at(-1)?.id ?? null;
    if (after === null) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
