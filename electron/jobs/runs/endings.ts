import type { AccountId } from '../../../shared/ids.ts';
import { inPortions } from '../../base/inPortions.ts';
import type { Jobs } from '../jobs.ts';
import { keepTheLost } from './keepTheLost.ts';
import type { Persistence } from './persistence.ts';
import type { createRest } from './rest.ts';
import { add, isOver, type Run } from './run.ts';
import type { RunJobTable } from './runJobTable.ts';
import type { RunJob, RunKinds } from './runKinds.ts';
import type { RunTable } from './runTable.ts';
import type { Windows } from './windows.ts';

const rowsAtOnce = 500;

interface EndingsDeps<J extends RunJob, E extends { readonly kind: string }> {
  readonly runs: Map<string, Run>;
  readonly runTable: Pick<RunTable, 'count' | 'remove'>;
  readonly table: Pick<RunJobTable<J>, 'takeUnread' | 'setAside' | 'removeSome' | 'openItems'>;
  readonly jobs: Pick<Jobs<RunKinds<J, E>>, 'ledger' | 'settle' | 'resumeAccount'>;
  readonly windows: Pick<Windows<J>, 'close'>;
  readonly rest: Pick<ReturnType<typeof createRest<J, E>>, 'ofRun'>;
  readonly written: Persistence['written'];
  /** All of it on disk, or none; throws. */
  readonly refusable: (work: () => void) => void;
  readonly say: (run: Run, atOnce: boolean) => void;
  readonly onDiscarded: (runId: string) => void;
}

/** How runs come to an end that no provider has a part in. */
export function createEndings<J extends RunJob, E extends { readonly kind: string }>(
  deps: EndingsDeps<J, E>,
) {
  const { runs, runTable, table, jobs, windows, rest, written, refusable, say } = deps;

  /** What another Satchel wrote, and this one cannot read, is kept: it is told so now, and never asked for later. */
  async function setAside(): Promise<void> {
    for (const { id, runId, items } of table.takeUnread()) {
      const kept = { done: 0, failed: 0, kept: items };
      let news = false;
      const write = () =>
        refusable(() => {
          news = table.setAside(id);
          if (news) runTable.count(runId, kept);
        });
      const run = runs.get(runId);
      if (!(await written(write)) || !news || run === undefined) continue;
      add(run, kept);
      say(run, isOver(run));
    }
  }

  /** One that was never written whole, and so never begun. */
  async function discard(run: Run): Promise<void> {
    windows.close(run.id);
    let more = true;
    const some = () => {
      more = table.removeSome(run.id);
    };
    while (more) {
      if (!(await written(some))) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!(await written(() => runTable.remove(run.id)))) return;
    runs.delete(run.id);
    deps.onDiscarded(run.id);
  }

  /** Nothing more of it is asked for; each job that was not asked for is kept. */
  async function keepTheRest(run: Run): Promise<void> {
    const { ledger, settle, resumeAccount } = jobs;
    const cancel = (ids: readonly J['id'][]) =>
      settle(ids.map((id) => ({ id, event: { kind: 'cancel' } })));
    const own = ledger.all().flatMap(({ job }) => (job.runId === run.id ? [job.id] : []));
    const accounts: readonly AccountId[] = [...run.accountIds];
    await inPortions(own, rowsAtOnce, async (ids) => void (await cancel(ids)));
    for (const accountId of accounts) await rest.ofRun(run.id, accountId, cancel);
    // What was asked for is looked for now, not when its turn would have come.
    for (const accountId of accounts) resumeAccount(accountId);
  }

  /** Jobs that are no more, with their account, end as kept: nothing more is asked of the provider. */
  async function reckon(): Promise<void> {
    for (const run of runs.values()) {
      const open = () => table.openItems(run.id);
      if (!(await written(() => keepTheLost(run, open, runTable, say)))) return;
    }
  }

  return { setAside, discard, keepTheRest, reckon };
}
