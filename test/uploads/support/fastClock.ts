import type { Clock } from '../../../electron/base/clock.ts';

/** A clock that runs `speed` times as fast as the wall, so that back-off takes no time in tests. */
export function fastClock(speed: number): Clock {
  const began = performance.now();
  const wall = Date.now();
  const monotonic = () => (performance.now() - began) * speed;
  return {
    now: () => Math.round(wall + monotonic()),
    monotonic,
    after(ms, task) {
      const timer = setTimeout(task, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}
