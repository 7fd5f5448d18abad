/** What the player's page tells of the film or sound that it plays; times in seconds. */
export interface PlayerState {
  readonly at: number;
  /** Null while it is not known. */
  readonly duration: number | null;
  readonly fetchedTo: number;
  readonly waiting: boolean;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly muted: boolean;
  readonly volume: number;
  readonly width: number;
  readonly height: number;
}

export type PlayerNews =
  | { readonly is: 'ready' }
  | { readonly is: 'failed' }
  | { readonly is: 'state'; readonly state: PlayerState };

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/**
 * What came from the player's page, if it is something that it tells; null for everything else. That page decodes
 * what strangers made, and is not believed more than they are.
 */
export function playerNews(data: unknown): PlayerNews | null {
  if (typeof data !== 'object' || data === null) return null;
  const told = data as Readonly<Record<string, unknown>>;
  if (told['is'] === 'ready' || told['is'] === 'failed') return { is: told['is'] };
  const { at, duration, fetchedTo, volume, width, height } = told;
  if (told['is'] !== 'state' || !isTime(at) || !isTime(fetchedTo) || !isTime(volume)) return null;
  if (!isTime(width) || !isTime(height) || !(duration === null || isTime(duration))) return null;
  const state = {
    at,
    duration: duration === 0 ? null : duration,
    fetchedTo,
    waiting: told['waiting'] === true,
    paused: told['paused'] !== false,
    ended: told['ended'] === true,
    muted: told['muted'] === true,
    volume: Math.min(1, volume),
    width,
    height,
  };
  return { is: 'state', state };
}

/** Seconds as they stand beside a scrubber: `1:05`, `1:02:09`. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const two = (value: number) => `${value}`.padStart(2, '0');
  return hours === 0 ? `${minutes}:${two(rest)}` : `${hours}:${two(minutes)}:${two(rest)}`;
}
