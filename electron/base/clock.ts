/** Time as a value, so that rules and queues can be run on a clock of the test's own. */
export interface Clock {
  /** Wall time, epoch ms. */
  now(): number;
  /** Monotonic ms, for waiting and for deadlines. */
  monotonic(): number;
  /** Runs `task` once after `ms`; returns its cancellation. */
  after(ms: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, Math.min(ms, 0x7fffffff));
    return () => clearTimeout(timer);
  },
};
