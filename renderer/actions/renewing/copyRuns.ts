import type { CopyRun } from '../../../shared/contract/copies.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { putCopyRuns, useCopyRuns } from '../../stores/copyRunsStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { copyMade } from '../copying/copyLinks.ts';

const words = en.renewing;
/** Renewals that were begun here, by hand, and whose end is to be said. */
const begun = new Set<string>();

/** A renewal that went well is said, with what one wants next. */
function tell(run: CopyRun): void {
  const { id, done, of, name, kind } = run;
  if (!begun.delete(id) || kind !== 'renewal' || done < of) return;
  const said =
    of === 1 ? words.done(name ?? words.unnamed) : words.doneMany(done, formatCount(done));
  say(said, 'good', null, { label: words.copyNew(done), run: () => copyMade(run) });
}

/** All runs as they are told, and what is to be said of those that ended. */
export function hearCopyRuns(runs: readonly CopyRun[]): void {
  putCopyRuns(runs);
  for (const run of runs) if (run.state === 'over') tell(run);
}

/** Begins what was shown; its end is said. */
export async function beginCopies(token: string): Promise<CopyRun> {
  const run = await client.copies.begin({ token });
  begun.add(run.id);
  // It may have been told to be over before this was answered.
  const now = useCopyRuns.getState().runs.find(({ id }) => id === run.id);
  if (now?.state === 'over') tell(now);
  return run;
}

/** Once more what failed, as a run of its own. */
export function retryCopyRun(runId: string): void {
  client.copies.retry({ runId }).then(
    ({ id }) => void begun.add(id),
    (error: unknown) => sayFailure(failureOf(error)),
  );
}
