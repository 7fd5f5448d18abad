import { type Blank, latin1At, numberAt, type Peek, zeros } from './peek.ts';

const gpsPointer = 0x8825;
const xmpTag = 700;
/** Latitude and longitude, of where it was taken and of where it shows. */
const positions = [2, 4, 20, 22];
const entryBytes = 12;
const mostEntries = 512;
const mostValueBytes = 4_096;
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

interface Entry {
  readonly tag: number;
  readonly bytes: number;
  /** From the beginning of the TIFF. */
  readonly valueAt: number;
}

export interface Directory {
  readonly at: number;
  readonly raw: Uint8Array;
  readonly entries: readonly Entry[];
}

interface Exif {
  /** Bytes by their place from the beginning of the TIFF. */
  readonly inside: Peek;
  readonly little: boolean;
  readonly first: Directory;
  /** Of the entry of `first` that points to the place, or -1. */
  readonly pointer: number;
  readonly gps: Directory | null;
}

/** EXIF, or a whole TIFF, as far as it leads to a place; null where it is none. */
export async function readExif(peek: Peek, start: number, size: number): Promise<Exif | null> {
  const header = await peek(start, 8);
  const order = latin1At(header, 0, 2);
  if (header.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  if (numberAt(header, 2, 2, little) !== 42) return null;
  const inside = async (at: number, length: number) =>
    at >= 8 && at + length <= size ? peek(start + at, length) : new Uint8Array(0);

  const first = await directoryAt(inside, numberAt(header, 4, 4, little), little);
  if (first === null) return null;
  const pointer = first.entries.findIndex(({ tag }) => tag === gpsPointer);
  const pointed = first.entries[pointer];
  if (pointed === undefined) return { inside, little, first, pointer, gps: null };
  const at = numberAt(await inside(pointed.valueAt, 4), 0, 4, little);
  return { inside, little, first, pointer, gps: await directoryAt(inside, at, little) };
}

/** The bytes of EXIF, or of a whole TIFF, that tell a place, and where its XMP stands. */
export async function exifPlace(peek: Peek, start: number, size: number): Promise<ExifPlaces> {
  const exif = await readExif(peek, start, size);
  if (exif === null) return { blanks: [], xmp: null };
  const { inside, little, first, pointer, gps } = exif;
  const xmp = first.entries.find(({ tag, bytes }) => tag === xmpTag && bytes > 4);
  const found = { xmp: xmp ? { at: start + xmp.valueAt, length: xmp.bytes } : null };
  if (gps === null) return { ...found, blanks: [] };

  const blanks: Blank[] = [zeros(start + gps.at, gps.raw.length)];
  let tells = false;
  for (const { tag, bytes, valueAt } of gps.entries) {
    if (bytes < 1 || bytes > mostValueBytes) continue;
    const value = await inside(valueAt, bytes);
    if (positions.includes(tag) && value.some((byte) => byte !== 0)) tells = true;
    if (bytes > 4 && value.length > 0) blanks.push(zeros(start + valueAt, value.length));
  }
  // The directory that points there comes last: whatever overlaps it, it stays one.
  const without = { at: start + first.at, bytes: withoutEntry(first.raw, pointer, little) };
  return { ...found, blanks: tells ? [...blanks, without] : [] };
}

export interface ExifPlaces {
  readonly blanks: readonly Blank[];
  readonly xmp: { readonly at: number; readonly length: number } | null;
}

async function directoryAt(inside: Peek, at: number, little: boolean): Promise<Directory | null> {
  const counted = await inside(at, 2);
  const count = numberAt(counted, 0, 2, little);
  if (counted.length < 2 || count < 1 || count > mostEntries) return null;
  const raw = await inside(at, 2 + count * entryBytes);
  if (raw.length < 2 + count * entryBytes) return null;
  const entries = Array.from({ length: count }, (_, index): Entry => {
    const entry = 2 + index * entryBytes;
    const type = numberAt(raw, entry + 2, 2, little);
    const bytes = (typeBytes[type] ?? 0) * numberAt(raw, entry + 4, 4, little);
    const valueAt = bytes > 4 ? numberAt(raw, entry + 8, 4, little) : at + entry + 8;
    return { tag: numberAt(raw, entry, 2, little), bytes, valueAt };
  });
  return { at, raw, entries };
}

/**
 * The directory without that entry and just as long. What follows it, the way to the next directory,
 * has to follow the last entry: so a tag that says nothing takes the free place, at the end.
 */
function withoutEntry(raw: Uint8Array, index: number, little: boolean): Uint8Array {
  const made = Uint8Array.from(raw);
  const at = 2 + index * entryBytes;
  made.copyWithin(at, at + entryBytes);
  const last = made.length - entryBytes;
  // Private and of one byte; tags rise, and this is the highest there is.
  made.set(little ? [0xff, 0xff, 1, 0, 1, 0, 0, 0] : [0xff, 0xff, 0, 1, 0, 0, 0, 1], last);
  made.fill(0, last + 8);
  return made;
}
