import type { Clock } from './clock.ts';

/** Counts what happens; false once it has happened more than `most` times within `withinMs`. */
export function createRepeatLimit(clock: Clock, most: number, withinMs: number): () => boolean {
  let times: number[] = [];
  return () => {
    const now = clock.monotonic();
    times = [...times.filter((at) => now - at < withinMs), now].slice(-most - 1);
    return times.length <= most;
  };
}
