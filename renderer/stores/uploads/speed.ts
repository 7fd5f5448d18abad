/** How fast bytes leave, the near past weighing most; a value, renewed whenever some left. */
export interface Speed {
  /** When bytes last left, or it began. */
  readonly at: number;
  /** Bytes and time, both fading alike, so that a steady rate is told exactly from the first sample. */
  readonly bytes: number;
  readonly ms: number;
  /** How long the last bytes took to be told: silence as long as that says nothing. */
  readonly gapMs: number;
}

/** What is two seconds old weighs about a third of what is new. */
const fadeMs = 2_000;
/** Before that a rate would be a guess. */
const leastMs = 400;
/** A longer silence, and an uncommon one, is no part of how fast the line is. */
const restMs = 5_000;
/** The longest silence that can be usual. */
const usualMs = 3_000;

export const stillAt = (at: number): Speed => ({ at, bytes: 0, ms: 0, gapMs: 0 });

/** The weight of a stretch of time up to now; one without end weighs no more than `fadeMs`. */
const weightOf = (ms: number) => fadeMs * (1 - Math.exp(-ms / fadeMs));

/** After so many bytes more, which left since some last did. */
export function moved(speed: Speed, bytes: number, now: number): Speed {
  const gapMs = now - speed.at;
  if (bytes <= 0 || gapMs <= 0) return speed;
  if (speed.ms > 0 && gapMs > restMs && gapMs > 4 * speed.gapMs) return { ...stillAt(now), gapMs };
  const kept = Math.exp(-gapMs / fadeMs);
  const weight = weightOf(gapMs);
  return {
    at: now,
    bytes: speed.bytes * kept + (bytes / gapMs) * weight,
    ms: speed.ms * kept + weight,
    gapMs,
  };
}

/** Answers bytes a second, fading in silence; null while it is too early to tell. */
export function rateOf(speed: Speed, now: number): number | null {
  const silentMs = Math.max(0, now - speed.at - Math.min(speed.gapMs, usualMs));
  const kept = Math.exp(-silentMs / fadeMs);
  const ms = speed.ms * kept + weightOf(silentMs);
  return ms < leastMs ? null : ((speed.bytes * kept) / ms) * 1_000;
}

/** Answers null where nobody can say, because nothing moves, or hardly. */
export function timeLeftMs(leftBytes: number, rate: number | null): number | null {
  if (rate === null || rate <= 0) return null;
  const ms = (leftBytes / rate) * 1_000;
  return ms > 24 * 60 * 60_000 ? null : ms;
}
