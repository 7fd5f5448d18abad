let aheadMs = 0;
const listeners = new Set<() => void>();

/**
 * What time it is by the providers, in epoch ms: what is told of items, such as when one ends, is by their clocks and
 * not by that of this computer, which may be wrong.
 */
export const providerNow = (): number => Date.now() + aheadMs;

/** Says how far the providers are ahead of this computer's clock, in ms. */
export function setProvidersAhead(ms: number): void {
  if (ms === aheadMs) return;
  aheadMs = ms;
  for (const listener of listeners) listener();
}

/** Hears that what time it is has changed by more than what went by; returns what ends it. */
export function onTimeChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
