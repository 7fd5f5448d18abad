import { availableParallelism } from 'node:os';

/**
 * How many windows are tested side by side: a journey waits more than it works, so one more than there are processors,
 * up to three. Where they would share one desktop, with its clipboard and its keyboard, it is one.
 */
export function windowsAtOnce(processors = availableParallelism(), platform = process.platform) {
  return platform === 'linux' ? Math.min(3, processors + 1) : 1;
}
