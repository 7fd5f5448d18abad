import { create } from 'zustand';
import type { LookProgress } from '../../shared/contract/looking/looking.ts';

/** How much has been fetched of the item that is being looked at; null before anything is told. */
export const useLookProgress = create<{ readonly progress: LookProgress | null }>(() => ({
  progress: null,
}));

export function putLookProgress(progress: LookProgress): void {
  useLookProgress.setState({ progress });
}
