import type { Clock } from '../../../electron/base/clock.ts';

export interface HandClock extends Clock {
  /** Lets time pass: what falls due meanwhile runs in its order, at its own instant. */
  advance(ms: number): void;
}

/** A clock that stands still until it is moved. */
export function createHandClock(start = 1_800_000_000_000): HandClock {
  let now = start;
  const timers = new Set<{ at: number; task: () => void }>();
  return {
    now: () => now,
    monotonic: () => now,
    after(ms, task) {
      const timer = { at: now + ms, task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...timers].sort((a, b) => a.at - b.at).find((timer) => timer.at <= end);
        if (next === undefined) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.task();
      }
      now = end;
    },
  };
}

/** Moves the clock in steps while real sockets do their work, until `done` holds. */
export async function passUntil(clock: HandClock, done: () => boolean, stepMs = 100) {
  for (let turn = 0; turn < 4_000; turn += 1) {
    if (done()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
    clock.advance(stepMs);
  }
  throw new Error('it never came to be');
}

/** The same, until a promise settles. */
export async function passWhile<T>(clock: HandClock, work: Promise<T>, stepMs = 100): Promise<T> {
  let settled = false;
  const mark = () => {
    settled = true;
  };
  work.then(mark, mark);
  await passUntil(clock, () => settled, stepMs);
  return work;
}
