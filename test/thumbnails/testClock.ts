import type { Clock } from '../../electron/base/clock.ts';

export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** Time that passes when the test says so. */
export function createTestClock(startAt = Date.now()): TestClock {
  let elapsed = 0;
  const tasks = new Map<() => void, number>();
  return {
    now: () => startAt + elapsed,
    monotonic: () => elapsed,
    after(ms, task) {
      const own = () => task();
      tasks.set(own, elapsed + ms);
      return () => tasks.delete(own);
    },
    advance(ms) {
      elapsed += ms;
      const due = Array.from(tasks).filter(([, at]) => at <= elapsed);
      for (const [task] of due.sort((a, b) => a[1] - b[1])) {
        if (tasks.delete(task)) task();
      }
    },
  };
}
