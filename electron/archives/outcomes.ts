import type { ArchiveOutcome, ArchiveRun } from '../../shared/contract/archives.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { createPersistence } from '../jobs/runs/persistence.ts';
import type { Archives } from './archives.ts';
import type { Scribe } from './index/scribe.ts';
import type { ArchiveRuns } from './jobs/archiveRuns.ts';
import type { Storing } from './jobs/storeItem.ts';

export interface OutcomesDeps {
  readonly archives: Pick<Archives, 'get' | 'change'>;
  readonly scribe: Pick<Scribe, 'flush'>;
  readonly runs: Pick<ArchiveRuns, 'refusals'>;
  readonly storing: Pick<Storing, 'sweep'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Notes with archives what became of runs, as soon as the library takes it. */
export function createOutcomes({ archives, scribe, runs, storing, clock, log }: OutcomesDeps) {
  const { written, close } = createPersistence({ name: 'archive-outcome', clock, log });
  const working = new Set<Promise<unknown>>();

  function note(run: ArchiveRun): void {
    const { archiveId, begunAt, done, failed, kept, by } = run;
    const archive = archives.get(archiveId);
    if (archive === null) return;
    if (run.resumed && begunAt <= (archive.lastBegunAt ?? 0)) return;
    const [first] = runs.refusals(run.id);
    const last = { at: clock.now(), by, done, failed, kept, failure: first?.failure ?? null };
    archives.change(archiveId, { last, lastBegunAt: begunAt });
  }

  async function tidy(archiveId: string): Promise<void> {
    await scribe.flush(archiveId);
    const archive = archives.get(archiveId);
    // On a disk that is not there now it is done after the next run.
    if (archive !== null) await storing.sweep(archive).catch(() => {});
  }

  return {
    /** Once, also when it was over while nobody looked. */
    async conclude(run: ArchiveRun): Promise<void> {
      if (archives.get(run.archiveId) === null || !(await written(() => note(run)))) return;
      const work = tidy(run.archiveId).finally(() => working.delete(work));
      working.add(work);
      await work;
    },
    note: (archiveId: string, last: ArchiveOutcome) =>
      written(() => archives.change(archiveId, { last })),
    async close(): Promise<void> {
      close();
      await Promise.all(working);
    },
  };
}
