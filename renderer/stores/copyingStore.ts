import { create } from 'zustand';
import type { CopyProgress } from '../../shared/contract/library.ts';

interface Copying {
  readonly key: string;
  readonly done: number;
  readonly of: number;
  readonly stopping: boolean;
}

/** The copy of many links that is under way; null when none is. */
interface CopyingState {
  readonly now: Copying | null;
}

export const useCopying = create<CopyingState>(() => ({ now: null }));

export const copyUnderWay = ({ now }: CopyingState) => now;

export function putCopyProgress(progress: CopyProgress): void {
  const { now } = useCopying.getState();
  if (now?.key === progress.key) useCopying.setState({ now: { ...now, ...progress } });
}
