import type { MediaRow } from '../../../shared/media.ts';
import { arrive, placesOf, type Selection } from './selection.ts';

export interface StretchesDeps {
  readonly selection: { get(): Selection; set(selection: Selection): void };
  /** The list that the indexes of the selection belong to; null while another one is opened. */
  token(): string | null;
  rowsBetween(token: string, first: number, last: number): Promise<readonly MediaRow[]>;
  /** The rows could not be had of the list that is still shown: it is to be asked for anew. */
  onTrouble(): void;
}

/** Fetches what a selection wants; to be called when it wants something, and when a newer list is shown. */
export function createStretches({ selection, token, rowsBetween, onTrouble }: StretchesDeps) {
  return async function reach(): Promise<void> {
    const { wanted } = selection.get();
    const list = token();
    if (wanted === null || list === null) return;
    const { first, last } = placesOf(wanted);
    try {
      const rows = await rowsBetween(list, first, last);
      const now = selection.get();
      // Another stretch, or the same in a newer list, is on its way by itself.
      if (token() === list && now.wanted === wanted) selection.set(arrive(now, rows));
    } catch {
      if (token() === list) onTrouble();
    }
  };
}
