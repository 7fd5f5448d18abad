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
      const due = performance.now() + ms / speed;
      // A timer of Node may come a millisecond early, which is many of this clock.
      const fire = () => {
        if (performance.now() >= due) task();
        else timer = setTimeout(fire, 1);
      };
      let timer = setTimeout(fire, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}
