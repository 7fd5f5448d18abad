import type { Clock } from '../../../electron/base/clock.ts';

/** A clock whose waits end when the test says so: those begun for just `ms`. */
export function handClock() {
  let instant = 0;
  const waits = new Set<{ ms: number; task: () => void }>();
  const clock: Clock = {
    now: () => instant,
    monotonic: () => instant,
    after(ms, task) {
      const wait = { ms, task };
      waits.add(wait);
      return () => waits.delete(wait);
    },
  };
  return {
    clock,
    advance(ms: number) {
      instant += ms;
    },
    end(ms: number) {
      for (const wait of [...waits].filter((candidate) => candidate.ms === ms)) {
        waits.delete(wait);
        wait.task();
      }
    },
  };
}
