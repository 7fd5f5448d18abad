import type { CopyRun } from '../../../shared/contract/copies.ts';
import type { Remedy } from '../../../shared/remedy.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { putCopyRuns, useCopyRuns } from '../../stores/copyRunsStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import type { Target } from '../../stores/library/target.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { copyMade } from '../copying/copyLinks.ts';

const words = en.renewing;

/** Runs that were begun here, by hand, and whose end is to be said; of a copy to another account what was chosen for it. */
const begun = new Map<string, Target | null>();

/**
 * The originals may be cleaned up once every single item is where it was to go, if a person wants that. Where one did
 * not get there that is not offered, since it would be among what is deleted.
 */
function cleanUpAfter({ of }: CopyRun, target: Target | null) {
  if (target === null || of !== target.count) return null;
  const { providerOf } = accountIndex();
  const deletable = target.accountIds.every(
    (accountId) => providerOf(accountId)?.capabilities.remove != null,
  );
  const run = () => openDialog({ kind: 'clean-up', of: { target }, rule: null, preview: true });
  return deletable ? { label: en.moves.cleanUp, run } : null;
}

/** All of it went well: that is said, with what one wants next. */
function tellDone(run: CopyRun, target: Target | null): void {
  const { done, name, to } = run;
  const copyNew = { label: words.copyNew(done), run: () => copyMade(run) };
  if (to !== null) {
    const said = en.moves.done(done, accountIndex().accountLabel(to));
    say(said, 'good', null, target === null ? copyNew : cleanUpAfter(run, target));
    return;
  }
  const one = run.of === 1;
  const said = one ? words.done(name ?? words.unnamed) : words.doneMany(done, formatCount(done));
  say(said, 'good', null, copyNew);
}

/** Some or all of it could not be uploaded: why, and which those are a press away. */
async function tellFailed(run: CopyRun): Promise<void> {
  const { id, of, failed, name } = run;
  const what =
    of === 1
      ? words.failedOne(name ?? words.unnamed)
      : words.failedTitle(failed, formatCount(failed));
  const action = { label: words.details, run: () => openDialog({ kind: 'copy-run', run }) };
  const [first] = await client.copies.refused({ runId: id });
  if (first === undefined) say(`${what}.`, 'bad', null, action);
  else sayFailure(first.failure, { what, action });
}

function tell(run: CopyRun): void {
  const target = begun.get(run.id);
  if (target === undefined || run.state !== 'over') return;
  begun.delete(run.id);
  if (run.failed > 0) tellFailed(run).catch((error: unknown) => sayFailure(failureOf(error)));
  else if (run.done === run.of) tellDone(run, target);
}

/** All runs as they are told, and what is to be said of those that were begun here and are over. */
export function hearCopyRuns(runs: readonly CopyRun[]): void {
  putCopyRuns(runs);
  for (const run of runs) tell(run);
}

/** Its end is said, also where it is over before it was answered that it began. */
function follow(run: CopyRun, target: Target | null): void {
  begun.set(run.id, target);
  const now = useCopyRuns.getState().runs.find(({ id }) => id === run.id);
  if (now !== undefined) tell(now);
}

interface Chosen {
  readonly remedies?: Remedy[];
  /** With those that are there already. */
  readonly again?: boolean;
  /** Of a copy to another account, what it is of. */
  readonly of?: Target;
}

/** Begins what was shown; its end is said. */
export async function beginCopies(token: string, chosen: Chosen = {}): Promise<CopyRun> {
  const { of = null, remedies, again } = chosen;
  const run = await client.copies.begin({ token, remedies, again });
  follow(run, of);
  return run;
}

/** Once more what failed, as a run of its own; where nothing of it can be tried again, why that is. */
export function retryCopyRun(run: CopyRun): void {
  client.copies.retry({ runId: run.id }).then(
    (again) => {
      const left = run.failed - again.of;
      if (left > 0) say(words.leftOut(left, formatCount(left)), 'bad');
      follow(again, null);
    },
    (error: unknown) => {
      const failure = failureOf(error);
      if (failure.kind === 'not-found') openDialog({ kind: 'copy-run', run });
      else sayFailure(failure);
    },
  );
}
