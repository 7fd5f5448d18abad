/** How fast bytes leave, the near past weighing most; a value, renewed with every sample. */
export interface Speed {
  readonly at: number;
  /** Bytes and time, both fading alike, so that a steady rate is told exactly from the first sample. */
  readonly bytes: number;
  readonly ms: number;
}

/** What is three seconds old weighs about a third of what is new. */
const fadeMs = 3_000;
/** Before that a rate would be a guess. */
const leastMs = 400;

export const stillAt = (at: number): Speed => ({ at, bytes: 0, ms: 0 });

function fade(speed: Speed, now: number): Speed {
  const passed = Math.max(0, now - speed.at);
  const kept = Math.exp(-passed / fadeMs);
  return { at: speed.at + passed, bytes: speed.bytes * kept, ms: speed.ms * kept + passed };
}

/** After so many bytes more. */
export function moved(speed: Speed, bytes: number, now: number): Speed {
  const faded = fade(speed, now);
  return { ...faded, bytes: faded.bytes + Math.max(0, bytes) };
}

/** In bytes a second, silence until now included; null while it is too early to tell. */
export function rateOf(speed: Speed, now: number): number | null {
  const { bytes, ms } = fade(speed, now);
  return ms < leastMs ? null : (bytes / ms) * 1_000;
}

/** Null where nobody can say: nothing moves, or hardly. */
export function timeLeftMs(leftBytes: number, rate: number | null): number | null {
  if (rate === null || rate <= 0) return null;
  const ms = (leftBytes / rate) * 1_000;
  return ms > 24 * 60 * 60_000 ? null : ms;
}
