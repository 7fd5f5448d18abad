import type { Clock } from '../../base/clock.ts';

/** An answer that told what time it is: to the second, and cut off, as its `Date` is. */
export interface HeardTime {
  readonly origin: string;
  /** `Date` of the answer, epoch ms. */
  readonly serverAt: number;
  /** When it was asked for and when it came, in ms of the clock that nobody sets. */
  readonly sentAt: number;
  readonly heardAt: number;
}

/** Between these a server is ahead of this computer's clock, in ms. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}

const dateGrainMs = 1_000;
/** A clock of this computer that is off by less is right: answers tell no more. */
export const rightWithinMs = 1_000;
/** So much a clock may gain or lose against another. */
const driftOf = (elapsedMs: number) => elapsedMs * 1e-4;
/** The wall clock and the one that nobody sets count differently by less. */
const stepMs = 2_000;

/**
 * How far a server is ahead by an answer, given the wall time at which it came. The answer was made between asking and
 * hearing it, and its time was cut off to the second.
 */
export function boundsOf({ serverAt, sentAt, heardAt }: HeardTime, wallAt: number): Bounds {
  return { least: serverAt - wallAt, most: serverAt + dateGrainMs - (wallAt - (heardAt - sentAt)) };
}

/** What two answers of a server tell together; the later one alone where they contradict each other, as one was set. */
export function narrowed(before: Bounds | null, now: Bounds, elapsedMs: number): Bounds {
  if (before === null) return now;
  const drift = driftOf(elapsedMs);
  const least = Math.max(before.least - drift, now.least);
  const most = Math.min(before.most + drift, now.most);
  return least <= most ? { least, most } : now;
}

/**
 * How far a server is ahead after the wall clock went `steppedMs` further than time did. It does so when it is set, and
 * while the machine sleeps: then it is right all the same. Only one that goes backwards, or makes up for what it was off,
 * was set.
 */
export function afterStep(aheadMs: number, steppedMs: number): number {
  const backwards = steppedMs < -stepMs;
  const mended = Math.abs(aheadMs) > stepMs && Math.abs(aheadMs - steppedMs) <= stepMs;
  return backwards || mended ? aheadMs - steppedMs : aheadMs;
}

/** The middle one of what several servers say; null for none. */
export function agreed(aheads: readonly number[]): number | null {
  const sorted = [...aheads].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

interface Source {
  readonly bounds: Bounds;
  readonly wallAt: number;
  readonly monotonicAt: number;
  /** It is on this computer, such as the practice sandbox, and may go by any time. */
  readonly isHere: boolean;
}

export interface ServerTime {
  /** This computer's clock, as the providers would set it; as it is while none of them has answered. */
  readonly clock: Clock;
  /** How far the providers are ahead of this computer, in ms: 0 where it is right, null while nobody has told. */
  aheadMs(): number | null;
  readonly heard: (time: HeardTime) => void;
  /** Tells after each answer by which `aheadMs` changed; returns what ends it. */
  subscribe(listener: () => void): () => void;
}

const isLoopback = (origin: string) => /^https?:\/\/(localhost|127\.|\[::1\])/.test(origin);

/**
 * What time it is by the providers, to about half a second after one answer and closer after several. Nobody is asked for
 * it; every answer tells.
 */
export function createServerTime(clock: Clock): ServerTime {
  const sources = new Map<string, Source>();
  const listeners = new Set<() => void>();
  let told: number | null = null;

  function aheadOf({ bounds, wallAt, monotonicAt }: Source): number {
    const steppedMs = clock.now() - wallAt - (clock.monotonic() - monotonicAt);
    return afterStep((bounds.least + bounds.most) / 2, steppedMs);
  }

  function aheadMs(): number | null {
    const all = [...sources.values()];
    const elsewhere = all.filter(({ isHere }) => !isHere);
    const ahead = agreed((elsewhere.length > 0 ? elsewhere : all).map(aheadOf));
    if (ahead === null) return null;
    // Instants are whole: the database takes no others.
    return Math.abs(ahead) >= rightWithinMs ? Math.round(ahead) : 0;
  }

  /** What was known before, by the wall clock as it is now; nothing where that was set, or the machine slept. */
  function knownOf(before: Source | undefined, wallAt: number, monotonicAt: number) {
    if (before === undefined) return { known: null, elapsedMs: 0 };
    const elapsedMs = monotonicAt - before.monotonicAt;
    const steppedMs = wallAt - before.wallAt - elapsedMs;
    if (Math.abs(steppedMs) > stepMs) return { known: null, elapsedMs };
    const { least, most } = before.bounds;
    return { known: { least: least - steppedMs, most: most - steppedMs }, elapsedMs };
  }

  return {
    aheadMs,
    clock: { ...clock, now: () => clock.now() + (aheadMs() ?? 0) },
    heard(time) {
      const [wallAt, monotonicAt] = [clock.now(), clock.monotonic()];
      const before = sources.get(time.origin);
      const { known, elapsedMs } = knownOf(before, wallAt, monotonicAt);
      const bounds = narrowed(known, boundsOf(time, wallAt), elapsedMs);
      sources.set(time.origin, { bounds, wallAt, monotonicAt, isHere: isLoopback(time.origin) });
      const now = aheadMs();
      if (now === told) return;
      told = now;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
