import { useEffect, useState } from 'react';
import { onTimeChanged, providerNow } from '../../bridge/providerNow.ts';

type NextChange = (now: number) => number | null;

interface Sleeper {
  readonly next: NextChange;
  readonly wake: (now: number) => void;
  at: number | null;
}

export interface Alarm {
  now(): number;
  set(wake: () => void, delayMs: number): () => void;
}

/** No sleep is longer, so that a machine that was suspended catches up by itself. */
const longestSleepMs = 60_000;

/** The delay until the nearest of some instants, or null when there is none to wait for. */
export function sleepUntil(instants: Iterable<number | null>, now: number): number | null {
  let nearest: number | null = null;
  for (const at of instants) if (at !== null && (nearest === null || at < nearest)) nearest = at;
  return nearest === null ? null : Math.min(longestSleepMs, Math.max(0, nearest - now));
}

/** One timer for everything that counts down: it sleeps until the nearest change of any of them. */
export function createTicker(alarm: Alarm) {
  const sleepers = new Set<Sleeper>();
  let stop: (() => void) | null = null;
  let wakesAt: number | null = null;
  let paused = false;

  function plan(): void {
    const now = alarm.now();
    const delay = paused ? null : sleepUntil(sleepersAt(), now);
    const at = delay === null ? null : now + delay;
    if (at !== null && wakesAt !== null && stop !== null && wakesAt <= at) return;
    stop?.();
    stop = delay === null ? null : alarm.set(wake, delay);
    wakesAt = at;
  }

  function* sleepersAt() {
    for (const sleeper of sleepers) yield sleeper.at;
  }

  function wake(): void {
    stop?.();
    stop = null;
    const now = alarm.now();
    for (const sleeper of sleepers) {
      if (sleeper.at === null || sleeper.at > now) continue;
      sleeper.at = sleeper.next(now);
      sleeper.wake(now);
    }
    plan();
  }

  return {
    watch(next: NextChange, onWake: (now: number) => void): () => void {
      const sleeper: Sleeper = { next, wake: onWake, at: next(alarm.now()) };
      sleepers.add(sleeper);
      plan();
      return () => {
        sleepers.delete(sleeper);
        if (sleepers.size === 0) plan();
      };
    },
    /** A hidden window shows nothing that could be wrong, so it does not tick. */
    pause(): void {
      paused = true;
      plan();
    },
    resume(): void {
      paused = false;
      wake();
    },
    /** The clock was set: everybody is told what time it is. */
    refresh(): void {
      const now = alarm.now();
      for (const sleeper of sleepers) {
        sleeper.at = sleeper.next(now);
        sleeper.wake(now);
      }
      stop?.();
      stop = null;
      plan();
    },
  };
}

function set(wake: () => void, delayMs: number): () => void {
  const timer = setTimeout(wake, delayMs);
  return () => clearTimeout(timer);
}

const ticker = createTicker({ now: () => Date.now(), set });
const providerTicker = createTicker({ now: providerNow, set });
const tickers = [ticker, providerTicker];
onTimeChanged(() => providerTicker.refresh());

/** To be called once; the ticker then follows the window's visibility. */
export function pauseWhenHidden(page: Document): void {
  page.addEventListener('visibilitychange', () => {
    for (const one of tickers) {
      if (page.hidden) one.pause();
      else one.resume();
    }
  });
}

/** The present instant by this computer, renewed when `next` says that what is shown changes. Memoise `next`. */
export function useNow(next: NextChange): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    return ticker.watch(next, setNow);
  }, [next]);
  return now;
}

/** The same by the providers' clocks, for all that is told of items and links. */
export function useProviderNow(next: NextChange): number {
  const [now, setNow] = useState(providerNow);
  useEffect(() => {
    setNow(providerNow());
    return providerTicker.watch(next, setNow);
  }, [next]);
  return now;
}
