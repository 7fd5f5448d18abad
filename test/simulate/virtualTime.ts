import type { Clock } from '../../electron/base/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** Time that passes only when nothing is left to do at this instant. */
export interface VirtualTime {
  /** What really is the time, as the provider's clock says it. */
  trueNow(): number;
  /** This machine's clocks; what it has asked for dies with `alive`. */
  clock(alive: () => boolean): Clock;
  after(ms: number, task: () => void): () => void;
  /** This machine's wall clock is set, the true time is not. */
  jump(ms: number): void;
  /** The machine sleeps: time passes everywhere, its monotonic clock and its timers stand still. */
  suspend(ms: number): void;
  /** How long it slept between two true times. */
  sleptBetween(from: number, to: number): number;
  /** Runs until `done`, or until nothing is to happen any more, or until that much time has passed. */
  run(done: () => boolean, mostMs: number): Promise<'done' | 'idle' | 'late'>;
}

const startAt = 1_800_000_000_000;
/** Ticks that promises, streams and `setImmediate` need to come to rest. */
const turns = 3;

export function createVirtualTime(): VirtualTime {
  const timers: Timer[] = [];
  let elapsed = 0;
  let sleptMs = 0;
  const sleeps: { readonly at: number; readonly ms: number }[] = [];
  let jumpedMs = 0;
  let order = 0;

  const after = (ms: number, task: () => void) => {
    order += 1;
    const timer = { at: elapsed + Math.max(0, ms), order, task };
    let place = timers.length;
    while (place > 0 && (timers[place - 1]?.at ?? 0) > timer.at) place -= 1;
    timers.splice(place, 0, timer);
    return () => {
      const found = timers.indexOf(timer);
      if (found !== -1) timers.splice(found, 1);
    };
  };
  const trueNow = () => startAt + elapsed + sleptMs;

  return {
    trueNow,
    after,
    clock: (alive) => ({
      now: () => Math.round(trueNow() + jumpedMs),
      monotonic: () => elapsed,
      after: (ms, task) =>
        after(ms, () => {
          if (alive()) task();
        }),
    }),
    jump(ms) {
      jumpedMs += ms;
    },
    suspend(ms) {
      sleeps.push({ at: trueNow(), ms });
      sleptMs += ms;
    },
    sleptBetween: (from, to) =>
      sleeps.reduce((sum, { at, ms }) => sum + (at >= from && at < to ? ms : 0), 0),
    async run(done, mostMs) {
      const end = elapsed + mostMs;
      for (;;) {
        for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
        if (done()) return 'done';
        const [timer] = timers;
        if (timer === undefined) return 'idle';
        if (timer.at > end) return 'late';
        timers.shift();
        elapsed = Math.max(elapsed, timer.at);
        timer.task();
      }
    },
  };
}
