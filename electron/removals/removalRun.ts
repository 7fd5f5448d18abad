import type { RemovalRun } from '../../shared/contract/removals.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { RemovalGroup } from './planRemoval.ts';
import { type RemovalJob, removalId } from './removalJob.ts';
import type { Ended, StoredRun } from './removalRunTable.ts';

/** A run as it is in the database, and what only this Satchel knows of it. */
export type Run = { -readonly [Field in keyof StoredRun]: StoredRun[Field] } & {
  /** Of all its jobs; after a start, of those that were open then. */
  readonly accountIds: Set<AccountId>;
  /** It was begun before Satchel was started. */
  readonly resumed: boolean;
  /** Why nothing is asked for it just now; null while something is. */
  waitsFor: Failure | null;
};

export const isOver = ({ items, gone, failed, kept }: Run) => gone + failed + kept >= items;

/** A run as the window is told of it. */
export function shown(run: Run): RemovalRun {
  const over = isOver(run);
  return {
    id: run.id,
    state: over ? 'over' : run.phase === 'stopped' ? 'stopping' : 'running',
    of: run.items,
    done: run.gone,
    failed: run.failed,
    kept: run.kept,
    accountIds: over ? [] : [...run.accountIds],
    resumed: run.resumed,
    waitsFor: over ? null : run.waitsFor,
  };
}

export function add(run: Run, { gone, failed, kept }: Ended): void {
  run.gone += gone;
  run.failed += failed;
  run.kept += kept;
}

/** What a job that came to its end adds to its run; null for one that has not. */
export function endedIn({ state, items }: RemovalJob): Ended | null {
  if (state !== 'gone' && state !== 'failed' && state !== 'kept') return null;
  return { gone: 0, failed: 0, kept: 0, [state]: items.length };
}

export const idsOf = ({ items }: RemovalJob) => items.map(({ mediaId }) => mediaId);

export const refusalsOf = (job: RemovalJob, failure: Failure) =>
  idsOf(job).map((mediaId) => ({ mediaId, failure }));

/** What a person confirmed, as it is written before anything of it is asked. */
export function jobOf(group: RemovalGroup, runId: string, id: string): RemovalJob {
  const { accountId, messageRef, items } = group;
  return {
    id: removalId.parse(id),
    runId,
    accountId,
    messageRef,
    items: items.map((item) => ({
      mediaId: item.id,
      ref: item.ref,
      messageRef: item.messageRef,
      linkUrl: item.linkUrl,
      storedAt: item.storedAt,
    })),
    attempt: 0,
    state: 'queued',
  };
}
