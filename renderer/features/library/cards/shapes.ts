import type { MediaId } from '../../../../shared/ids.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { assumedAspect } from '../layout/justify.ts';

const mostKnown = 20_000;

/** What was learned of pictures by showing them, for as long as the window is open. */
export interface Shapes {
  /** Width by height; what nobody knows yet is taken for 4:3. */
  aspectOf(row: MediaRow): number;
  learn(row: MediaRow, width: number, height: number): void;
}

export function createShapes(): Shapes {
  const learned = new Map<MediaId, number>();
  return {
    aspectOf(row) {
      if (row.width !== null && row.height !== null) return row.width / row.height;
      return learned.get(row.id) ?? assumedAspect;
    },
    learn(row, width, height) {
      if (row.width !== null || width === 0 || height === 0) return;
      learned.set(row.id, width / height);
      const [oldest] = learned.keys();
      if (learned.size > mostKnown && oldest !== undefined) learned.delete(oldest);
    },
  };
}

/** Of which there turned out to be no picture; asked for again once the window is opened anew. */
export function createFailures() {
  const failed = new Set<MediaId>();
  return {
    has: ({ id }: MediaRow) => failed.has(id),
    add({ id }: MediaRow): void {
      failed.add(id);
      const [oldest] = failed;
      if (failed.size > mostKnown && oldest !== undefined) failed.delete(oldest);
    },
  };
}

/** Kept beyond one grid: a list that is opened anew shows its pictures in the same shapes. */
export const shapes = createShapes();
export const failures = createFailures();
