/**
 * Runs work on many things, so many at once; between two portions everything else gets its turn.
 * Once `signal` is aborted the rest is left.
 */
export async function inPortions<T>(
  all: readonly T[],
  atOnce: number,
  work: (portion: readonly T[], start: number) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  for (let start = 0; start < all.length && signal?.aborted !== true; start += atOnce) {
    await work(all.slice(start, start + atOnce), start);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
