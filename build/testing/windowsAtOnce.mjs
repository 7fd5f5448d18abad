import { availableParallelism } from 'node:os';

/**
 * How many windows are tested side by side: as many as there are processors, up to three. One more takes longer where
 * memory is slow, and each journey twice as long (docs/measured.md). Where they would share one desktop, with its
 * clipboard and its keyboard, it is one.
 */
export function windowsAtOnce(processors = availableParallelism(), platform = process.platform) {
  return platform === 'linux' ? Math.min(3, processors) : 1;
}
