import type { Look } from '../bytes/findings.ts';
import { type Blank, latin1At, numberAt, type Peek, zeros } from '../bytes/peek.ts';

const gpsPointer = 0x8825;
/** Ways to more directories: that of the camera, and those below a picture. */
const ways = [0x8769, 0x14a];
/** Latitude and longitude, of where it was taken and of where it shows. */
const positions = [2, 4, 20, 22];
const entryBytes = 12;
const mostValueBytes = 65_536;
const mostDirectories = 64;
const mostWays = 32;
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/** A TIFF begins with one of these numbers; some makers of raw pictures chose another than the standard. */
const numbers = [42, 0x55, 0x4f52, 0x5352];

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
  readonly next: number;
}

interface Exif {
  /** Bytes by their offset from the beginning of the TIFF. */
  readonly inside: Peek;
  readonly little: boolean;
  readonly directories: readonly Directory[];
  /** Directories of locations, and those that point to them. */
  readonly gps: readonly Directory[];
  readonly pointing: readonly Directory[];
}

type Spend = Look['spend'];

/**
 * EXIF, or a whole TIFF, as far as it leads to locations; null where it is none. What is `marked` as EXIF is
 * some, whatever number it begins with.
 */
export async function readExif(
  peek: Peek,
  start: number,
  size: number,
  spend: Spend = () => {},
  marked = false,
): Promise<Exif | null> {
  const header = await peek(start, 8);
  const order = latin1At(header, 0, 2);
  if (header.length < 8 || size < 8 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  if (!marked && !numbers.includes(numberAt(header, 2, 2, little))) return null;
  const inside: Peek = async (at, length) =>
    at >= 8 && at < size ? peek(start + at, Math.min(length, size - at)) : new Uint8Array(0);
  const read = (at: number) => directoryAt(inside, at, little, spend);

  const waiting = [numberAt(header, 4, 4, little)];
  const seen = new Set<number>();
  const directories: Directory[] = [];
  const gps: Directory[] = [];
  const pointing: Directory[] = [];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (seen.has(at) || directories.length >= mostDirectories) continue;
    seen.add(at);
    const directory = await read(at);
    if (directory === null) continue;
    directories.push(directory);
    for (const { tag, bytes, valueAt } of directory.entries) {
      if (tag === gpsPointer) {
        const directory = await read(numberAt(await inside(valueAt, 4), 0, 4, little));
        if (directory === null) continue;
        gps.push(directory);
        if (!pointing.includes(directory)) pointing.push(directory);
      } else if (ways.includes(tag)) {
        const raw = await inside(valueAt, Math.min(bytes, mostWays * 4));
        for (let from = 0; from + 4 <= raw.length; from += 4) {
          waiting.push(numberAt(raw, from, 4, little));
        }
      }
    }
    if (directory.next >= 8) waiting.push(directory.next);
  }
  return directories.length === 0 ? null : { inside, little, directories, gps, pointing };
}

/** How EXIF is known to be some. */
export interface ExifKind {
  /** Its first directory is that of the location. */
  readonly bare?: boolean;
  readonly marked?: boolean;
}

/** Notes what of EXIF, or of a whole TIFF, tells a location. */
export async function exifLocations(
  { peek, found, spend }: Look,
  start: number,
  size: number,
  { bare = false, marked = false }: ExifKind = {},
): Promise<void> {
  const exif = await readExif(peek, start, size, spend, marked);
  if (exif === null) return;
  const { inside, little, gps, pointing } = exif;
  const blanks: Blank[] = [];
  let tells = false;
  for (const { at, raw, entries } of bare ? exif.directories.slice(0, 1) : gps) {
    blanks.push(zeros(start + at, raw.length));
    for (const { tag, bytes, valueAt } of entries) {
      if (bytes < 1) continue;
      const value = await inside(valueAt, Math.min(bytes, mostValueBytes));
      spend(value.length);
      if (positions.includes(tag) && value.some((byte) => byte !== 0)) tells = true;
      if (bytes > 4 && value.length > 0) blanks.push(zeros(start + valueAt, value.length));
    }
  }
  if (!tells) return;
  // Directories that point there come last: whatever overlaps them, they stay ones.
  const without = pointing.map(({ at, raw, entries }) => ({
    at: start + at,
    bytes: withoutPointers(raw, entries, little),
  }));
  found.tells.push(...blanks, ...without);
}

/** As much of it as there is: a file may end in the middle of one. */
async function directoryAt(
  inside: Peek,
  at: number,
  little: boolean,
  spend: Spend,
): Promise<Directory | null> {
  const counted = await inside(at, 2);
  const count = numberAt(counted, 0, 2, little);
  spend(8);
  if (counted.length < 2 || count < 1) return null;
  const all = await inside(at, 2 + count * entryBytes + 4);
  const whole = Math.min(count, Math.floor((all.length - 2) / entryBytes));
  if (whole < 1) return null;
  spend(whole);
  const raw = all.subarray(0, 2 + whole * entryBytes);
  const entries = Array.from({ length: whole }, (_, index): Entry => {
    const entry = 2 + index * entryBytes;
    const type = numberAt(raw, entry + 2, 2, little);
    const bytes = (typeBytes[type] ?? 0) * numberAt(raw, entry + 4, 4, little);
    const valueAt = bytes > 4 ? numberAt(raw, entry + 8, 4, little) : at + entry + 8;
    return { tag: numberAt(raw, entry, 2, little), bytes, valueAt };
  });
  const next = whole === count ? numberAt(all, 2 + count * entryBytes, 4, little) : 0;
  return { at, raw, entries, next };
}

/**
 * The directory without the entries that point to a location, and just as long. What follows it, the way to
 * the next directory, has to follow the last entry: so tags that say nothing take the free room, at the end.
 */
function withoutPointers(raw: Uint8Array, entries: readonly Entry[], little: boolean): Uint8Array {
  // Private and of one byte; tags rise, and this is the highest there is.
  const nothing = little ? [0xff, 0xff, 1, 0, 1, 0, 0, 0] : [0xff, 0xff, 0, 1, 0, 0, 0, 1];
  const lines = entries.map((entry, index) => {
    const from = 2 + index * entryBytes;
    return { entry, bytes: raw.subarray(from, from + entryBytes) };
  });
  const kept = lines.filter(({ entry }) => entry.tag !== gpsPointer).map(({ bytes }) => bytes);
  const filled = lines.slice(kept.length).map(() => Uint8Array.from([...nothing, 0, 0, 0, 0]));
  return Buffer.concat([raw.subarray(0, 2), ...kept, ...filled]);
}
