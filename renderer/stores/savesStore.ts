import { create } from 'zustand';
import type { SaveUnderWay } from '../../shared/contract/saving.ts';

interface SavesState {
  /** All files that are being written. */
  readonly saves: readonly SaveUnderWay[];
  /** Those of them that a person gave up, and that are not ended yet. */
  readonly stopping: ReadonlySet<string>;
}

export const useSaves = create<SavesState>(() => ({ saves: [], stopping: new Set() }));

export function putSaves(saves: readonly SaveUnderWay[]): void {
  const known = new Set(saves.map(({ token }) => token));
  const { stopping } = useSaves.getState();
  useSaves.setState({ saves, stopping: new Set([...stopping].filter((one) => known.has(one))) });
}

export function putStopping(token: string): void {
  useSaves.setState(({ stopping }) => ({ stopping: new Set([...stopping, token]) }));
}
