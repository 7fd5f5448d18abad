import { degrees, rationals } from './truth.ts';

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Buffer | 'exif' | 'sub' | 'gps';
}

type Way = 'ifd0' | 'ifd1' | 'exif' | 'sub' | 'third' | 'none';

export interface ExifOptions {
  readonly little?: boolean;
  /** By way of which directory the place is pointed to. */
  readonly way?: Way;
  /** Bytes that stand between the header and the first directory. */
  readonly gap?: number;
  /** More entries of the first directory. */
  readonly more?: readonly Entry[];
  /** A directory for a place that holds nothing but noughts, as cameras without reception write it. */
  readonly empty?: boolean;
}

/** EXIF of a camera, as a TIFF. */
export function exif(options: ExifOptions = {}): Buffer {
  const { little = true, way = 'ifd0', gap = 0, more = [], empty = false } = options;
  const writer = tiffWriter(little, gap);
  const points = (here: Way): Entry[] =>
    way === here ? [{ tag: 0x8825, type: 4, count: 1, value: 'gps' }] : [];
  const needsExif = way === 'exif';
  const needsSub = way === 'sub';
  const gps = way === 'none' ? 0 : writer.directory(gpsEntries(little, empty), 0);
  const known = { gps, exif: 0, sub: 0 };
  if (needsExif) known.exif = writer.directory(points('exif'), 0, known);
  if (needsSub) known.sub = writer.directory(points('sub'), 0, known);
  const third = way === 'third' ? writer.directory([make, ...points('third')], 0, known) : 0;
  const second =
    way === 'ifd1' || way === 'third'
      ? writer.directory([make, ...points('ifd1')], third, known)
      : 0;
  const first = writer.directory(
    [
      make,
      { tag: 0x112, type: 3, count: 1, value: short(1, little) },
      ...more,
      ...(needsSub ? [{ tag: 0x14a, type: 4, count: 1, value: 'sub' } as const] : []),
      owner,
      ...(needsExif ? [{ tag: 0x8769, type: 4, count: 1, value: 'exif' } as const] : []),
      ...points('ifd0'),
    ],
    second,
    known,
  );
  return writer.end(first);
}

/** As Canon keeps it in CR3: a TIFF that has the place in its first directory. */
export function bareGps(): Buffer {
  const writer = tiffWriter(true, 0);
  return writer.end(writer.directory(gpsEntries(true, false), 0));
}

const make: Entry = { tag: 0x10f, type: 2, count: 6, value: Buffer.from('Maker\0') };
const owner: Entry = { tag: 0x8298, type: 2, count: 9, value: Buffer.from('A person\0') };

function gpsEntries(little: boolean, empty: boolean): Entry[] {
  const value = (of: readonly [number, number, number]) =>
    empty ? Buffer.alloc(24) : rationals(of, little);
  return [
    { tag: 0, type: 1, count: 4, value: Buffer.from([2, 3, 0, 0]) },
    { tag: 1, type: 2, count: 2, value: Buffer.from('N\0') },
    { tag: 2, type: 5, count: 3, value: value(degrees.latitude) },
    { tag: 3, type: 2, count: 2, value: Buffer.from('E\0') },
    { tag: 4, type: 5, count: 3, value: value(degrees.longitude) },
  ];
}

function short(value: number, little: boolean): Buffer {
  const bytes = Buffer.alloc(2);
  if (little) bytes.writeUInt16LE(value);
  else bytes.writeUInt16BE(value);
  return bytes;
}

function tiffWriter(little: boolean, gap: number) {
  let bytes = Buffer.concat([
    Buffer.from(little ? 'II*\0' : 'MM\0*', 'latin1'),
    Buffer.alloc(4 + gap),
  ]);
  const long = (value: number) => {
    const four = Buffer.alloc(4);
    if (little) four.writeUInt32LE(value);
    else four.writeUInt32BE(value);
    return four;
  };
  const put = (more: Buffer) => {
    const at = bytes.length;
    bytes = Buffer.concat([bytes, more, Buffer.alloc(more.length % 2)]);
    return at;
  };
  return {
    directory(entries: readonly Entry[], next: number, known?: Readonly<Record<string, number>>) {
      const sorted = [...entries].sort((a, b) => a.tag - b.tag);
      const lines = sorted.map(({ tag, type, count, value }) => {
        const raw = typeof value === 'string' ? long(known?.[value] ?? 0) : value;
        const inline = Buffer.alloc(4);
        if (raw.length <= 4) raw.copy(inline);
        else long(put(raw)).copy(inline);
        return Buffer.concat([short(tag, little), short(type, little), long(count), inline]);
      });
      return put(Buffer.concat([short(lines.length, little), ...lines, long(next)]));
    },
    end(first: number) {
      bytes.set(long(first), 4);
      return bytes;
    },
  };
}
