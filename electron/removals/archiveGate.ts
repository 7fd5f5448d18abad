import type { Failure } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { ArchiveFirst } from './archiveFirst.ts';
import type { RemovalFacts } from './removalFacts.ts';

const lookEveryMs = 1_000;

interface ArchiveGateDeps {
  readonly archives: ArchiveFirst | null;
  readonly factsOf: (runId: string) => RemovalFacts | null;
  /** The items of a run that are still to be deleted. */
  readonly openItems: (runId: string) => readonly MediaId[];
  /** Why nothing of the run is asked for just now. */
  readonly waits: (runId: string, failure: Failure) => void;
  /** It may be asked for from now on. */
  readonly released: (runId: string) => void;
  readonly failureOf: (error: unknown) => Failure;
  readonly clock: Clock;
}

/**
 * Holds a run back until its items were archived, where that was asked for; whether each of them is safe is
 * looked at again when its turn comes. What is archived already is not archived twice, so that a start after a
 * kill begins this anew.
 */
export function createArchiveGate(deps: ArchiveGateDeps) {
  const { archives, factsOf, clock } = deps;
  const state = new Map<string, 'archiving' | 'over'>();
  let closed = false;

  function over(runId: string): void {
    state.set(runId, 'over');
    if (!closed) deps.released(runId);
  }

  async function archive(runId: string, archiveId: string, first: ArchiveFirst): Promise<void> {
    state.set(runId, 'archiving');
    // The kernel tells of waiting what it hears, and may not be told while it asks.
    await Promise.resolve();
    deps.waits(runId, invalidInput('archiving'));
    try {
      const id = await first.begin(archiveId, deps.openItems(runId));
      const look = () => {
        if (closed) return;
        if (first.isOver(id)) over(runId);
        else clock.after(lookEveryMs, look);
      };
      look();
    } catch (error) {
      deps.failureOf(error);
      // Nothing of it is safe that was not before, which is said of each item.
      over(runId);
    }
  }

  return {
    /** Whether deleting may begin; sets archiving going where it has not been. */
    mayDelete(runId: string): boolean {
      const archiveId = factsOf(runId)?.archiveId ?? null;
      if (archiveId === null || archives === null) return true;
      const known = state.get(runId);
      if (known === undefined) void archive(runId, archiveId, archives);
      return known === 'over';
    },
    close(): void {
      closed = true;
    },
  };
}
