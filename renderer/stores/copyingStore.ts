import { create } from 'zustand';
import type { CopyProgress } from '../../shared/contract/library.ts';

interface Copying {
  readonly key: string;
  readonly done: number;
  readonly of: number;
  readonly stopping: boolean;
}

/** The copy of many links that is under way; null when none is. */
export const useCopying = create<{ readonly now: Copying | null }>(() => ({ now: null }));

export function putCopyProgress(progress: CopyProgress): void {
  const { now } = useCopying.getState();
  if (now?.key === progress.key) useCopying.setState({ now: { ...now, ...progress } });
}
