import { dueAfter } from '../../shared/archives/schedule.ts';
import type { Clock } from '../base/clock.ts';
import type { Archives } from './archives.ts';

/** A computer that slept, or whose clock was set, is noticed after this. */
const longestSleepMs = 60_000;

/** Brings archives up to date at their times; one that was missed, once at the next look. */
export function createScheduler(
  archives: Archives,
  clock: Clock,
  run: (archiveId: string) => Promise<void>,
) {
  let stop: (() => void) | null = null;
  let closed = false;
  const running = new Set<string>();

  function dueAt(id: string): number | null {
    const one = archives.get(id);
    if (one === null || one.schedule === null || one.filter === null) return null;
    return dueAfter(one.schedule, one.scheduledAt ?? clock.now());
  }

  function look(): void {
    stop?.();
    stop = null;
    if (closed) return;
    let next = longestSleepMs;
    for (const { id, scheduledAt } of archives.all()) {
      const now = clock.now();
      // A clock that was set back would keep it from ever being due.
      if (scheduledAt !== null && scheduledAt > now) archives.change(id, { scheduledAt: now });
      const due = dueAt(id);
      if (due === null || running.has(id)) continue;
      if (due > now) {
        next = Math.min(next, due - now);
        continue;
      }
      // Written first: one that ends Satchel is not begun at each start.
      archives.change(id, { scheduledAt: now });
      running.add(id);
      void run(id).finally(() => running.delete(id));
    }
    stop = clock.after(Math.max(1_000, next), look);
  }

  return {
    look,
    close(): void {
      closed = true;
      stop?.();
    },
  };
}
