import { onTimeChanged, providerNow } from './providerNow.ts';

/** Timers stand still while the machine sleeps, so the clock is looked at now and then. */
const longestSleepMs = 60_000;
/** What ends in great numbers is told of together. */
const leastMs = 1_000;

export interface Waker {
  /** From now on to the next instant of these alone, in epoch ms by the providers' time; null for none. */
  wakeAt(at: number | null): void;
  close(): void;
}

/**
 * One sleeper to an instant at which something is to be looked at again. While the window is hidden nobody sees it, so it
 * is looked at once the window is shown.
 */
export function createWaker(task: () => void): Waker {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted: number | null = null;
  let lastAt = Number.NEGATIVE_INFINITY;

  function plan(): void {
    clearTimeout(timer);
    if (wanted === null || document.hidden) return;
    const waitMs = Math.max(wanted - providerNow(), lastAt + leastMs - performance.now(), 0);
    timer = setTimeout(ring, Math.min(waitMs, longestSleepMs));
  }
  function ring(): void {
    if (wanted === null) return;
    if (providerNow() < wanted) {
      plan();
      return;
    }
    wanted = null;
    lastAt = performance.now();
    task();
  }
  const stop = onTimeChanged(plan);
  document.addEventListener('visibilitychange', plan);
  return {
    wakeAt(at) {
      wanted = at;
      plan();
    },
    close() {
      wanted = null;
      clearTimeout(timer);
      stop();
      document.removeEventListener('visibilitychange', plan);
    },
  };
}
