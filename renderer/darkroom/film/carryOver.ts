import { type BoxNode, changed, find, findOrThrow, sizeOf, viewOf, written } from './boxTree.ts';
import { type Edit, editsBox } from './editList.ts';
import { type FilmTrack, samplesOf, tracksOf } from './filmTrack.ts';
import { moveSamples } from './moveSamples.ts';
import { sameDescription } from './pictureDescription.ts';

/** A film as it is described: in a file, or by what was made of one. */
interface Described {
  readonly movie: BoxNode;
  readonly tracks: readonly FilmTrack[];
}

const usualRate = 0x1_00_00;
const matrixBytes = 36;

/**
 * What a film says beside its samples, told of what was made of it: how it is turned and sized, which
 * stretches of it are shown and when, its language, and how its pictures are described. `tracks` are those of
 * `film` that it was made of, in order. Answers the new description, for samples that follow it at once.
 */
export function carryOver(film: Described, made: BoxNode): Uint8Array {
  const units = unitsOf(film.movie);
  const bits = tracksOf(made).map((track, index) => ({ track, from: film.tracks[index] }));
  const lengths: number[] = [];
  const told = new Map<BoxNode, BoxNode>();
  for (const { track, from } of bits) {
    if (from === undefined) continue;
    const edits = editsFor(from, track, units);
    const lasts = edits.reduce((sum, edit) => sum + edit.lasts, 0);
    lengths.push(lasts);
    told.set(track.box, trackAs(track.box, from, edits, lasts));
  }
  const tree = changed(made, (child) => {
    if (child.type === 'mvhd') return headerAs(child, film.movie, units, Math.max(0, ...lengths));
    return told.get(child);
  });
  // They move by as much as it has grown.
  return written(moveSamples(tree, sizeOf(tree) - sizeOf(made)));
}

function unitsOf(movie: BoxNode): number {
  const header = viewOf(findOrThrow(movie, 'mvhd').body);
  return header.getUint32(header.getUint8(0) === 1 ? 20 : 12);
}

/** The same stretches of the same samples, in the units of what was made. */
function editsFor(from: FilmTrack, made: FilmTrack, units: number): Edit[] {
  const whole = Math.round((from.duration / from.timescale) * units);
  const edits = from.edits ?? [{ lasts: whole, from: 0, rate: usualRate }];
  const first = { from: samplesOf(from).shownAt[0] ?? 0, made: samplesOf(made).shownAt[0] ?? 0 };
  return edits.flatMap((edit): Edit[] => {
    if (edit.from < 0) return [edit];
    const at =
      Math.round(((edit.from - first.from) * made.timescale) / from.timescale) + first.made;
    if (at >= 0) return [{ ...edit, from: at }];
    // It began before its first sample, with nothing to show.
    const gap = Math.min(edit.lasts, Math.round((-at / made.timescale) * units));
    return [
      { lasts: gap, from: -1, rate: usualRate },
      { ...edit, lasts: edit.lasts - gap, from: 0 },
    ];
  });
}

function trackAs(box: BoxNode, from: FilmTrack, edits: readonly Edit[], lasts: number): BoxNode {
  const source = from.box;
  const children = (box.children ?? []).flatMap((child) => {
    if (child.type === 'edts') return [];
    if (child.type !== 'tkhd') return [child];
    return [trackHeaderAs(child, findOrThrow(source, 'tkhd'), lasts), editsBox(edits)];
  });
  return changed({ ...box, children }, (child) => {
    if (child.type === 'mdhd') return languageAs(child, findOrThrow(source, 'mdia', 'mdhd'));
    if (child.type !== 'stsd' || from.handler !== 'vide') return undefined;
    const entry = find(source, 'mdia', 'minf', 'stbl', 'stsd')?.children?.[0];
    return entry && { ...child, children: [sameDescription(entry)] };
  });
}

function trackHeaderAs(header: BoxNode, source: BoxNode, lasts: number): BoxNode {
  const body = Uint8Array.from(header.body);
  const wide = body[0] === 1;
  setTimes(body, source.body);
  setDuration(body, wide ? 28 : 20, wide, lasts);
  const from = source.body[0] === 1 ? 52 : 40;
  // The way it is turned, and the size in which it is shown.
  body.set(source.body.subarray(from, from + matrixBytes + 8), wide ? 52 : 40);
  return { ...header, body };
}

function headerAs(header: BoxNode, movie: BoxNode, units: number, lasts: number): BoxNode {
  const body = Uint8Array.from(header.body);
  const wide = body[0] === 1;
  const source = findOrThrow(movie, 'mvhd').body;
  const from = source[0] === 1 ? 48 : 36;
  setTimes(body, source);
  viewOf(body).setUint32(wide ? 20 : 12, units);
  setDuration(body, wide ? 24 : 16, wide, lasts);
  body.set(source.subarray(from, from + matrixBytes), wide ? 48 : 36);
  return { ...header, body };
}

/** When it was made and last changed: the same film always becomes the same MP4. */
function setTimes(body: Uint8Array, source: Uint8Array): void {
  const [view, from] = [viewOf(body), viewOf(source)];
  for (const index of [0, 1]) {
    const at = source[0] === 1 ? from.getBigUint64(4 + index * 8) : from.getUint32(4 + index * 4);
    if (body[0] === 1) view.setBigUint64(4 + index * 8, BigInt(at));
    else view.setUint32(4 + index * 4, Number(at));
  }
}

/** All ones is a length that is not known. */
function setDuration(body: Uint8Array, at: number, wide: boolean, lasts: number): void {
  if (wide) viewOf(body).setBigUint64(at, BigInt(lasts));
  else viewOf(body).setUint32(at, Math.min(lasts, 0xff_ff_ff_ff));
}

/** Numbers below are languages of the old Macintosh, which an MP4 does not know. */
const leastLanguage = 0x4_00;

function languageAs(header: BoxNode, source: BoxNode): BoxNode {
  const language = viewOf(source.body).getUint16(source.body[0] === 1 ? 32 : 20);
  const body = Uint8Array.from(header.body);
  setTimes(body, source.body);
  if (language < leastLanguage || language >= 0x80_00) return { ...header, body };
  viewOf(body).setUint16(body[0] === 1 ? 32 : 20, language);
  return { ...header, body };
}
