import type { FilmTrack, Samples } from './filmTrack.ts';
import { samplesOf } from './filmTrack.ts';

/** Tracks of a film and where its bytes are. */
export interface Film {
  readonly bytes: Uint8Array;
  readonly tracks: readonly FilmTrack[];
}

/** Whether both hold the very same samples in the same order, shown after the same times. */
export function areSame(film: Film, made: Film): boolean {
  return (
    film.tracks.length === made.tracks.length &&
    film.tracks.every((track, index) => {
      const other = made.tracks[index];
      return other !== undefined && isSame(film.bytes, track, made.bytes, other);
    })
  );
}

function isSame(bytes: Uint8Array, track: FilmTrack, otherBytes: Uint8Array, other: FilmTrack) {
  const [one, two] = [samplesOf(track), samplesOf(other)];
  if (one.count !== two.count || track.handler !== other.handler || !haveSameStarts(one, two)) {
    return false;
  }
  const scale = other.timescale / track.timescale;
  for (let sample = 0; sample < one.count; sample += 1) {
    const after = (numberOf(one.shownAt, sample) - numberOf(one.shownAt, 0)) * scale;
    const madeAfter = numberOf(two.shownAt, sample) - numberOf(two.shownAt, 0);
    // A time that falls between two units of the other is told as the nearer one.
    if (Math.abs(after - madeAfter) > 0.5) return false;
    const length = numberOf(one.length, sample);
    if (length !== two.length[sample]) return false;
    const [from, to] = [numberOf(one.at, sample), numberOf(two.at, sample)];
    if (from + length > bytes.length || to + length > otherBytes.length) return false;
    for (let index = 0; index < length; index += 1) {
      if (bytes[from + index] !== otherBytes[to + index]) return false;
    }
  }
  return true;
}

/** Those that can be decoded by themselves, from which a film can be entered. */
function haveSameStarts({ whole, count }: Samples, { whole: other }: Samples): boolean {
  const all = (list: Uint32Array | null) => list === null || list.length === count;
  if (all(whole) || all(other)) return all(whole) === all(other);
  return (
    whole?.length === other?.length && (whole?.every((at, index) => at === other?.[index]) ?? true)
  );
}

const numberOf = (list: Float64Array | Uint32Array, at: number) => list[at] ?? 0;
