import type { MediaId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { Original } from './readOriginal.ts';

/** Documents and texts that are being looked into: the next page of one is asked for in a moment. */
export interface RecentOriginals {
  get(id: MediaId): Original | undefined;
  keep(id: MediaId, original: Original): void;
  forget(id: MediaId): void;
  clear(): void;
}

const mostBytes = 64 * 1024 * 1024;
const idleMs = 60_000;

export function createRecentOriginals(clock: Clock): RecentOriginals {
  /** The one that was used last is the last. */
  const kept = new Map<MediaId, Original>();
  let stopIdle = () => {};

  const clear = () => kept.clear();
  function touch(id: MediaId, original: Original): void {
    kept.delete(id);
    kept.set(id, original);
    stopIdle();
    stopIdle = clock.after(idleMs, clear);
  }

  return {
    get(id) {
      const original = kept.get(id);
      if (original !== undefined) touch(id, original);
      return original;
    },
    keep(id, original) {
      if (original.kind !== 'document' && original.kind !== 'text') return;
      touch(id, original);
      let total = [...kept.values()].reduce((sum, one) => sum + bytesOf(one), 0);
      for (const [oldest, one] of kept) {
        if (total <= mostBytes) break;
        kept.delete(oldest);
        total -= bytesOf(one);
      }
    },
    forget: (id) => void kept.delete(id),
    clear() {
      stopIdle();
      clear();
    },
  };
}

const bytesOf = (original: Original) =>
  original.kind === 'text' ? original.text.length * 2 : original.bytes.length;
