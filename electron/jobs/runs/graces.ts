import type { Clock } from '../../base/clock.ts';
import { isPending, type Run } from './run.ts';

/** Of a turn no more counts than this, however long it took by any clock: a computer that sleeps shows nobody an Undo. */
const turnMs = 1_000;
/** The window is told anew when its countdown is that wrong, as after a clock was set. */
const tellMs = 500;

interface Ends {
  /** The time in which the run can be undone is over. */
  readonly over: (run: Run) => void;
  /** When it will be is known better. */
  readonly moved: (run: Run) => void;
}

/** Counts the time in which runs can be undone, by turns and not by the time of day, which anybody sets. */
export function createGraces(clock: Clock, { over, moved }: Ends) {
  const stops = new Map<string, () => void>();
  const end = (runId: string) => {
    stops.get(runId)?.();
    stops.delete(runId);
  };

  function turn(run: Run, leftMs: number): void {
    const startsAt = clock.now() + leftMs;
    const told = run.startsAt;
    run.startsAt = startsAt;
    if (told !== null && Math.abs(startsAt - told) > tellMs) moved(run);
    stops.set(
      run.id,
      clock.after(Math.min(turnMs, leftMs), () => {
        if (leftMs > turnMs) {
          turn(run, leftMs - turnMs);
          return;
        }
        stops.delete(run.id);
        over(run);
      }),
    );
  }

  return {
    /** From the beginning, also of one that was begun before a start: nobody could undo it while Satchel did not run. */
    begin(run: Run): void {
      end(run.id);
      if (isPending(run)) turn(run, run.graceMs);
    },
    end,
    close(): void {
      for (const id of [...stops.keys()]) end(id);
    },
  };
}
