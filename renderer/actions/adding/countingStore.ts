import { create } from 'zustand';
import type { IntakeCount } from '../../../shared/intake.ts';
import { client, countFiles } from '../../bridge/client.ts';
import { closeDialogsOfKind, openDialog } from '../../stores/dialogs/dialogStore.ts';
import { createCounter } from './counter.ts';

export type Counting =
  | { readonly state: 'counting'; readonly files: number }
  | { readonly state: 'asking'; readonly count: IntakeCount };

interface CountingState {
  /** What is shown of it; null when nothing is counted or asked about. */
  readonly counting: Counting | null;
  /** The account over which what is counted was let go; null where that was none in particular. */
  readonly dropAccountId: string | null;
}

export const useCounting = create<CountingState>(() => ({ counting: null, dropAccountId: null }));

const forget = ({ token }: IntakeCount) =>
  void client.intake.forget({ token }).catch(() => undefined);

const counter = createCounter({
  countFiles,
  stopCounting: () => void client.intake.stopCounting(undefined).catch(() => undefined),
  forget,
});

function show(counting: Counting | null): void {
  const { counting: before } = useCounting.getState();
  useCounting.setState({ counting });
  if (counting === null) closeDialogsOfKind('counting');
  else if (before === null) openDialog({ kind: 'counting' });
}

/** Counts files while a dialog shows how many there are so far; answers null when it was given up. */
export function countInSight(files: readonly File[]): Promise<IntakeCount | null> {
  return counter.count(files, (soFar) =>
    show(soFar === null ? null : { state: 'counting', files: soFar }),
  );
}

/** Asks whether all that was found is to be added. */
export function askAbout(count: IntakeCount, dropAccountId: string | null): void {
  useCounting.setState({ dropAccountId });
  show({ state: 'asking', count });
}

/** It was confirmed: what was found, and where it is to go. */
export function takeCounted(): CountingState {
  const taken = useCounting.getState();
  counter.stop();
  show(null);
  return taken;
}

/** Gives up counting, or what was counted. */
export function giveUpCounting(): void {
  const { counting } = useCounting.getState();
  if (counting?.state === 'asking') forget(counting.count);
  counter.stop();
  show(null);
}
