import type { AccountId } from '../../../shared/ids.ts';
import type { Ledger } from '../ledgerTypes.ts';
import type { Persistence } from './persistence.ts';
import { isUnderway, type Run } from './run.ts';
import type { Page, RunJobTable } from './runJobTable.ts';
import type { RunJob, RunKinds } from './runKinds.ts';
import type { Windows } from './windows.ts';

/** Written in one transaction: thousands would stop everything else. */
const rowsAtOnce = 500;

type Work<J extends RunJob> = (ids: readonly J['id'][]) => Promise<unknown>;

interface RestDeps<J extends RunJob, E extends { readonly kind: string }> {
  readonly ledger: Pick<Ledger<RunKinds<J, E>>, 'inRole' | 'get'>;
  readonly windows: Pick<Windows<J>, 'next' | 'runsOf'>;
  readonly table: Pick<RunJobTable<J>, 'openSpan' | 'open'>;
  readonly persistence: Pick<Persistence, 'written' | 'signal'>;
}

/** What is left of runs, whether it came into memory by now or not; some at a time. */
export function createRest<J extends RunJob, E extends { readonly kind: string }>({
  ledger,
  windows,
  table,
  persistence,
}: RestDeps<J, E>) {
  /** What is still on disk of a run and an account comes into memory, and `work` is to end it. */
  async function ofRun(runId: string, accountId: AccountId, work: Work<J>): Promise<void> {
    for (;;) {
      let jobs: readonly J[] = [];
      const read = () => {
        jobs = windows.next(runId, accountId, rowsAtOnce);
      };
      if (!(await persistence.written(read)) || jobs.length === 0) return;
      await work(jobs.map(({ id }) => id));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** All that is ready or waits, of one run or of all, is handed to `work`, which is to end it. */
  async function ofAccount(
    accountId: AccountId,
    runId: string | null,
    work: Work<J>,
  ): Promise<void> {
    const isMeant = (id: J['id']) => runId === null || ledger.get(id)?.job.runId === runId;
    const there = () =>
      [...ledger.inRole(accountId, 'ready'), ...ledger.inRole(accountId, 'waiting')].filter(
        isMeant,
      );
    for (let before: J['id'] | undefined; ; ) {
      const ids = there().slice(0, rowsAtOnce);
      // What is not ended by this is left: Satchel quits, or it is of no state that ends so.
      if (ids.length === 0 || ids[0] === before || persistence.signal.aborted) break;
      [before] = ids;
      await work(ids);
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const id of windows.runsOf(accountId)) {
      if (runId === null || id === runId) await ofRun(id, accountId, work);
    }
  }

  /** As each is by its turn; what came to its end meanwhile may be among them. */
  async function* openOf(runs: readonly Run[]): AsyncGenerator<J> {
    for (const run of runs) {
      for (let span = table.openSpan(run.id); span !== null && isUnderway(run); ) {
        const page: Page<J> = table.open(run.id, span, rowsAtOnce);
        yield* page.jobs;
        span = page.last === null ? null : { after: page.last, last: span.last };
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }

  return { ofRun, ofAccount, openOf };
}
