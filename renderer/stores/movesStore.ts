import { create } from 'zustand';
import type { CopyRun } from '../../shared/contract/copies.ts';
import { en } from '../strings/en.ts';
import { accountIndex } from './accounts/accountIndex.ts';
import { openDialog } from './dialogs/dialogStore.ts';
import type { Target } from './library/target.ts';
import { say } from './notices/statusStore.ts';

interface MovesState {
  /** What each move was of that was begun from this window, as it was chosen. */
  readonly of: ReadonlyMap<string, Target>;
}

/** Moves that were begun here, to offer at their end what may follow. */
export const useMoves = create<MovesState>(() => ({ of: new Map() }));

export function keepMove(runId: string, target: Target): void {
  useMoves.setState(({ of }) => ({ of: new Map(of).set(runId, target) }));
}

/**
 * A move that is over, with every single item where it was to go: the originals may be cleaned up now, if a person wants
 * that. Where one did not get there nothing is offered, since it would be among what is deleted.
 */
export function hearMoves(runs: readonly CopyRun[]): void {
  const { of } = useMoves.getState();
  for (const { id, state, done, of: items, to } of runs) {
    const target = of.get(id);
    if (target === undefined || state !== 'over') continue;
    const left = new Map(of);
    left.delete(id);
    useMoves.setState({ of: left });
    if (done !== items || items !== target.count || to === null) continue;
    const { accountLabel, providerOf } = accountIndex();
    const deletable = target.accountIds.every(
      (accountId) => providerOf(accountId)?.capabilities.remove != null,
    );
    const action = {
      label: en.moves.cleanUp,
      run: () => openDialog({ kind: 'clean-up', of: { target }, rule: null, preview: true }),
    };
    say(en.moves.done(done, accountLabel(to)), 'good', null, deletable ? action : null);
  }
}
