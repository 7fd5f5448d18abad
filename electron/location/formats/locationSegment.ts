import { type Peek, peekInto } from '../bytes/peek.ts';
import { type Directory, readExif } from './exifLocation.ts';
import { exifSegments } from './jpegSegments.ts';

const entryBytes = 12;
const mostValueBytes = 4_096;
const mostTiffBytes = 65_000;
/** The header, and a first directory of one entry, which points to the location. */
const gpsAt = 26;

/** A segment for a JPEG that says where another was taken, and nothing else of it; null where that says nothing. */
export async function locationSegment(jpeg: Uint8Array): Promise<Uint8Array | null> {
  const peek = peekInto(jpeg);
  for await (const { at, length } of exifSegments(peek)) {
    const exif = await readExif(peek, at, length);
    const gps = exif?.gps[0];
    if (exif && gps) return segmentOf(gps, exif.inside, exif.little);
  }
  return null;
}

/** A JPEG with that segment, which goes before all others. */
export function withSegment(jpeg: Uint8Array, segment: Uint8Array): Uint8Array {
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

async function segmentOf(
  gps: Directory,
  inside: Peek,
  little: boolean,
): Promise<Uint8Array | null> {
  const kept: { readonly raw: Uint8Array; readonly value: Uint8Array | null }[] = [];
  for (const [index, { bytes, valueAt }] of gps.entries.entries()) {
    const raw = gps.raw.subarray(2 + index * entryBytes, 2 + (index + 1) * entryBytes);
    if (bytes < 1 || bytes > mostValueBytes) continue;
    // Short values stand in the entry itself.
    if (bytes <= 4) kept.push({ raw, value: null });
    else {
      const value = await inside(valueAt, bytes);
      if (value.length === bytes) kept.push({ raw, value });
    }
  }
  const values = kept.reduce((sum, { value }) => sum + even(value?.length ?? 0), 0);
  const valuesAt = gpsAt + 2 + kept.length * entryBytes + 4;
  if (kept.length === 0 || valuesAt + values > mostTiffBytes) return null;

  const tiff = Buffer.alloc(valuesAt + values);
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x8825, 10);
  short(4, 12);
  long(1, 14);
  long(gpsAt, 18);
  short(kept.length, gpsAt);
  let free = valuesAt;
  for (const [index, { raw, value }] of kept.entries()) {
    const at = gpsAt + 2 + index * entryBytes;
    tiff.set(raw, at);
    if (value === null) continue;
    long(free, at + 8);
    tiff.set(value, free);
    free += even(value.length);
  }
  const head = Buffer.from('\xff\xe1\0\0Exif\0\0', 'latin1');
  head.writeUInt16BE(tiff.length + head.length - 2, 2);
  return Buffer.concat([head, tiff]);
}

const even = (length: number) => length + (length % 2);
