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
    // A clock that was set moves the end by no more than the grace itself: it is looked at again then.
    const ms = run.startsAt - clock.now();
    if (ms <= 0) return;
    stops.set(
      run.id,
      clock.after(ms, () => {
        stops.delete(run.id);
        if (run.startsAt !== null && clock.now() < run.startsAt) begin(run);
        else over(run);
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
