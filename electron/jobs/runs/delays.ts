import type { Clock } from '../../base/clock.ts';

/** Runs of which nothing goes for a while, for what ails them alone: others of the same account go on. */
export function createDelays(clock: Clock, over: (runId: string) => void) {
  const stops = new Map<string, () => void>();
  return {
    /** So long from now; what is left of an earlier one is not added. */
    begin(runId: string, ms: number): void {
      stops.get(runId)?.();
      stops.set(
        runId,
        clock.after(ms, () => {
          stops.delete(runId);
          over(runId);
        }),
      );
    },
    has: (runId: string): boolean => stops.has(runId),
    close(): void {
      for (const stop of stops.values()) stop();
      stops.clear();
    },
  };
}
