import type { RunJobTable } from './runJobTable.ts';
import type { RunJob } from './runKinds.ts';

const rowsAtOnce = 500;

export type FailedOf<J extends RunJob> = Extract<J, { readonly state: 'failed' }>;

const isFailed = <J extends RunJob>(job: J): job is FailedOf<J> => job.state === 'failed';

/** All jobs of a run, some rows at a time; everything else gets its turn between. */
export async function* jobsOf<J extends RunJob>(
  table: Pick<RunJobTable<J>, 'page'>,
  runId: string,
): AsyncGenerator<J> {
  for (let after: string | null = null; ; ) {
    const page: J[] = table.page(runId, after, rowsAtOnce);
    yield* page;
    after = page.at(-1)?.id ?? null;
    if (after === null) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Those that could not be done. */
export async function* failedIn<J extends RunJob>(
  table: Pick<RunJobTable<J>, 'page'>,
  runId: string,
): AsyncGenerator<FailedOf<J>> {
  for await (const job of jobsOf(table, runId)) if (isFailed(job)) yield job;
}
