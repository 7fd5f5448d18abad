import type { Clock } from '../../base/clock.ts';
import type { Run } from './run.ts';

/** Tells when the time is over in which a run can be undone. */
export function createGraces(clock: Clock, over: (run: Run) => void) {
  const stops = new Map<string, () => void>();
  const end = (runId: string) => {
    stops.get(runId)?.();
    stops.delete(runId);
  };
  function begin(run: Run): void {
    end(run.id);
    if (run.startsAt === null) return;
    const now = clock.now();
    // A clock that was set back makes no grace longer than it was.
    run.startsAt = Math.min(run.startsAt, now + Math.max(0, run.startsAt - run.begunAt));
    const ms = run.startsAt - now;
    if (ms <= 0) return;
    stops.set(
      run.id,
      clock.after(ms, () => {
        stops.delete(run.id);
        // It took its time by a clock that nobody sets.
        run.startsAt = Math.min(run.startsAt ?? 0, clock.now());
        over(run);
      }),
    );
  }
  return {
    begin,
    end,
    close(): void {
      for (const id of [...stops.keys()]) end(id);
    },
  };
}
