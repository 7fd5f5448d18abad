import { availableParallelism } from 'node:os';

/**
 * How many windows are tested side by side: as many as there are processors, up to three. On two processors with slow
 * memory, a third made each journey two thirds longer, and all of them a fifth (docs/measured.md). Where they would
 * share one desktop, with its clipboard and its keyboard, it is one.
 */
export function windowsAtOnce(processors = availableParallelism(), platform = process.platform) {
  return platform === 'linux' ? Math.min(3, processors) : 1;
}
