import { create } from 'zustand';
import type { RemovalRun } from '../../shared/contract/removals.ts';
import { client, failureOf } from '../client.ts';
import { en } from '../strings/en.ts';
import { formatCount } from '../text/format.ts';
import { sayFailure } from './notices/sayFailure.ts';
import { say } from './notices/statusStore.ts';

interface RemovalsState {
  readonly runs: readonly RemovalRun[];
  /** Those that came to their end with nothing to tell but that. */
  readonly cleared: ReadonlySet<string>;
}

/** Removals as the main process tells of them, whatever dialog is open. */
export const useRemovals = create<RemovalsState>(() => ({ runs: [], cleared: new Set() }));

const isClear = ({ state, done, of }: RemovalRun) => state === 'over' && done === of;

export function putRemovals(runs: readonly RemovalRun[]): void {
  const { cleared } = useRemovals.getState();
  const clear = runs.filter((run) => isClear(run) && !cleared.has(run.id));
  useRemovals.setState({
    runs: runs.filter((run) => !isClear(run)),
    cleared: clear.length === 0 ? cleared : new Set([...cleared, ...clear.map(({ id }) => id)]),
  });
  for (const { id, done } of clear) {
    say(en.removal.done(done, formatCount(done)));
    dismissRemoval(id);
  }
}

export async function loadRemovals(): Promise<void> {
  putRemovals(await client.removals.list(undefined));
}

export function stopRemoval(runId: string): void {
  client.removals.stop({ runId }).catch((error: unknown) => sayFailure(failureOf(error)));
}

/** What is over has been seen. */
export function dismissRemoval(runId: string): void {
  client.removals.dismiss({ runId }).catch((error: unknown) => sayFailure(failureOf(error)));
}
