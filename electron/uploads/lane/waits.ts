import type { JobId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';

export type Waits = ReturnType<typeof createWaits>;

/** When jobs are due, by the monotonic clock: a changed wall clock neither hurries nor strands them. */
export function createWaits(clock: Clock) {
  const dueAt = new Map<JobId, number>();
  return {
    set(id: JobId, ms: number): void {
      dueAt.set(id, clock.monotonic() + ms);
    },
    due(ids: readonly JobId[]): JobId[] {
      const now = clock.monotonic();
      return ids.filter((id) => (dueAt.get(id) ?? 0) <= now);
    },
    /** Ms until the first of them is due; null when there are none. */
    nextMs(ids: readonly JobId[]): number | null {
      if (ids.length === 0) return null;
      const first = ids.reduce((least, id) => Math.min(least, dueAt.get(id) ?? 0), Infinity);
      return Math.max(0, first - clock.monotonic());
    },
  };
}
