import type { Clock } from '../base/clock.ts';
import type { Runtimes } from './runtimes.ts';

export type Waits = ReturnType<typeof createWaits>;

/** When jobs are due, by the monotonic clock: a changed wall clock neither hurries nor strands them. */
export function createWaits<M extends object>(clock: Clock, runtimes: Runtimes<M>) {
  const dueAt = (id: string) => runtimes.peek(id)?.dueAt ?? Number.NEGATIVE_INFINITY;
  return {
    /** `ms` from now; Infinity for never by itself. */
    set(id: string, ms: number): void {
      runtimes.of(id).dueAt = clock.monotonic() + ms;
    },
    due<I extends string>(ids: readonly I[]): I[] {
      const now = clock.monotonic();
      return ids.filter((id) => dueAt(id) <= now);
    },
    /** Ms until the first of them is due; null when none ever is by itself. */
    nextMs(ids: readonly string[]): number | null {
      const first = ids.reduce((least, id) => Math.min(least, dueAt(id)), Infinity);
      return first === Infinity ? null : Math.max(0, first - clock.monotonic());
    },
  };
}
