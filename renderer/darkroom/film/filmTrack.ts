import { Undecodable } from '../format/undecodable.ts';
import { type BoxNode, find, findOrThrow, latin1, viewOf } from './boxTree.ts';
import { type Edit, readEdits } from './editList.ts';

/** The samples of a track, in the order in which they are decoded; times in its own units. */
export interface Samples {
  readonly count: number;
  readonly at: Float64Array;
  readonly length: Uint32Array;
  /** When each is shown or heard. */
  readonly shownAt: Float64Array;
  readonly lasts: Uint32Array;
  /** Numbers, from 1 on, of those that can be decoded by themselves; null where all can. */
  readonly whole: Uint32Array | null;
}

export interface FilmTrack {
  readonly box: BoxNode;
  readonly id: number;
  readonly handler: string;
  /** Units a second. */
  readonly timescale: number;
  /** How long its samples last together. */
  readonly duration: number;
  /** Null where all of it is shown from the beginning. */
  readonly edits: readonly Edit[] | null;
}

const mostSamples = 1_000_000;

/** All tracks that a film describes. */
export function tracksOf(movie: BoxNode): FilmTrack[] {
  return (movie.children ?? []).filter(({ type }) => type === 'trak').map(trackOf);
}

function trackOf(box: BoxNode): FilmTrack {
  const header = viewOf(findOrThrow(box, 'tkhd').body);
  const media = viewOf(findOrThrow(box, 'mdia', 'mdhd').body);
  const wide = media.getUint8(0) === 1;
  const list = find(box, 'edts', 'elst');
  const edits = list === null ? [] : readEdits(list.body);
  return {
    box,
    id: header.getUint32(header.getUint8(0) === 1 ? 20 : 12),
    handler: latin1(findOrThrow(box, 'mdia', 'hdlr').body, 8, 4),
    timescale: media.getUint32(wide ? 20 : 12),
    duration: wide ? Number(media.getBigUint64(24)) : media.getUint32(16),
    edits: edits.length > 0 ? edits : null,
  };
}

/** Reads its tables; throws Undecodable where they do not fit each other. */
export function samplesOf({ box }: FilmTrack): Samples {
  const table = findOrThrow(box, 'mdia', 'minf', 'stbl');
  const sizes = viewOf(findOrThrow(table, 'stsz').body);
  const count = sizes.getUint32(8);
  if (count > mostSamples) throw new Undecodable('too many samples');
  const same = sizes.getUint32(4);
  const length = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    length[index] = same > 0 ? same : sizes.getUint32(12 + index * 4);
  }
  const { shownAt, lasts } = timesOf(table, count);
  const sync = find(table, 'stss');
  return { count, length, shownAt, lasts, at: offsetsOf(table, length), whole: numbersOf(sync) };
}

function offsetsOf(table: BoxNode, length: Uint32Array): Float64Array {
  const groups = viewOf(findOrThrow(table, 'stsc').body);
  const narrow = find(table, 'stco');
  const offsets = viewOf((narrow ?? findOrThrow(table, 'co64')).body);
  const offsetAt = (chunk: number) =>
    narrow === null
      ? Number(offsets.getBigUint64(8 + chunk * 8))
      : offsets.getUint32(8 + chunk * 4);
  const chunks = offsets.getUint32(4);
  const runs = groups.getUint32(4);
  const at = new Float64Array(length.length);
  let sample = 0;
  let run = 0;
  for (let chunk = 0; chunk < chunks && sample < length.length; chunk += 1) {
    while (run + 1 < runs && groups.getUint32(8 + (run + 1) * 12) <= chunk + 1) run += 1;
    let next = offsetAt(chunk);
    for (let left = groups.getUint32(12 + run * 12); left > 0; left -= 1) {
      if (sample === length.length) break;
      at[sample] = next;
      next += length[sample] ?? 0;
      sample += 1;
    }
  }
  if (sample < length.length) throw new Undecodable('samples without a place');
  return at;
}

function timesOf(table: BoxNode, count: number) {
  const shownAt = new Float64Array(count);
  const lasts = new Uint32Array(count);
  let decodedAt = 0;
  spread(findOrThrow(table, 'stts').body, count, false, (sample, delta) => {
    shownAt[sample] = decodedAt;
    lasts[sample] = delta;
    decodedAt += delta;
  });
  const later = find(table, 'ctts');
  if (later !== null) {
    // Signed by version 1, and by QuickTime in any.
    spread(later.body, count, true, (sample, offset) => {
      shownAt[sample] = (shownAt[sample] ?? 0) + offset;
    });
  }
  return { shownAt, lasts };
}

/** A table of runs: so many samples, each with that number. */
function spread(
  body: Uint8Array,
  count: number,
  signed: boolean,
  take: (sample: number, value: number) => void,
): void {
  const view = viewOf(body);
  const runs = view.getUint32(4);
  let sample = 0;
  for (let run = 0; run < runs && sample < count; run += 1) {
    const at = 8 + run * 8;
    const value = signed ? view.getInt32(at + 4) : view.getUint32(at + 4);
    for (let left = view.getUint32(at); left > 0 && sample < count; left -= 1) {
      take(sample, value);
      sample += 1;
    }
  }
  if (sample < count) throw new Undecodable('samples without a time');
}

function numbersOf(table: BoxNode | null): Uint32Array | null {
  if (table === null) return null;
  const view = viewOf(table.body);
  return Uint32Array.from({ length: Math.min(view.getUint32(4), mostSamples) }, (_, index) =>
    view.getUint32(8 + index * 4),
  );
}
