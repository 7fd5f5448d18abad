import { create } from 'zustand';
import type { MediaId } from '../../../shared/ids.ts';

/** The instants until which the links work that were copied last, by item, where links end by themselves. */
export const useCopied = create<{ readonly untilAt: ReadonlyMap<MediaId, number> }>(() => ({
  untilAt: new Map(),
}));

const mostKept = 1_000;

export function keepCopied(mediaIds: Iterable<MediaId>, untilAt: number): void {
  useCopied.setState((state) => {
    const kept = new Map(state.untilAt);
    for (const id of mediaIds) {
      // Set anew, so that the oldest stand first.
      kept.delete(id);
      kept.set(id, untilAt);
    }
    for (const id of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(id);
    }
    return { untilAt: kept };
  });
}
