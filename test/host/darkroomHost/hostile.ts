import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { hugePng, pngChunk } from './samples.ts';

type Entry = readonly [tag: number, type: number, count: number, value: number];
const short = 3;
const long = 4;

/** A little-endian TIFF of one directory at 8, with what is to stand behind it. */
export function tiffOf(entries: readonly Entry[], next = 0, behind = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  head.write('II*\0');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  head.writeUInt32LE(next, head.length - 4);
  return Buffer.concat([head, behind]);
}

const size = (edge: number): Entry[] => [
  [256, long, 1, edge],
  [257, long, 1, edge],
];
const grey: Entry[] = [
  [258, short, 1, 8],
  [259, short, 1, 1],
  [262, short, 1, 1],
];

/** One pixel, and a next directory that is the same one again. */
export const tiffThatIsItsOwnNext = tiffOf(size(1), 8);

/** Two directories, each the next of the other. */
export function tiffOfTwoInALoop(): Buffer {
  const second = Buffer.concat([tiffOf(size(1), 8).subarray(8)]);
  return tiffOf(size(1), 8 + second.length, second);
}

/** A directory within it that is itself. */
export const tiffWithinItself = tiffOf([...size(1), [330, long, 1, 8]]);

/** The same sound file with that loop, which says nothing against its picture. */
export function soundTiffThatLoops(): Buffer {
  const entries: Entry[] = [...size(4), ...grey, [273, long, 1, 0], [279, long, 1, 16]];
  const pixelsAt = tiffOf([...entries, [330, long, 1, 8]]).length;
  const placed = entries.map(
    (entry): Entry => (entry[0] === 273 ? [273, long, 1, pixelsAt] : entry),
  );
  return tiffOf([...placed, [330, long, 1, 8]], 8, Buffer.alloc(16, 200));
}

/** Four thousand million strips in a file of a few bytes. */
export const tiffOfManyStrips = tiffOf([
  ...size(64),
  ...grey,
  [273, long, 4_000_000_000, 8],
  [278, short, 1, 1],
  [279, long, 4_000_000_000, 8],
]);

/** A few kilobytes that unpack to gigabytes in one strip that should have sixteen bytes. */
export function tiffThatInflates(): Buffer {
  const packed = deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
  const entries: Entry[] = [
    ...size(64),
    [258, short, 1, 8],
    [259, short, 1, 8],
    [262, short, 1, 1],
    [273, long, 1, 0],
    [279, long, 1, packed.length],
  ];
  const at = tiffOf(entries).length;
  return tiffOf(
    entries.map((entry): Entry => (entry[0] === 273 ? [273, long, 1, at] : entry)),
    0,
    packed,
  );
}

/** A progressive JPEG whose last scan is there again and again. */
export async function jpegOfScans(scans: number, edge = 2_000): Promise<Buffer> {
  const sound = await sharp({
    create: { width: edge, height: edge, channels: 3, background: '#963' },
  })
    .jpeg({ progressive: true })
    .toBuffer();
  const last = sound.lastIndexOf(Buffer.from([0xff, 0xda]));
  const scan = sound.subarray(last, sound.length - 2);
  const more = Array.from({ length: scans }, () => scan);
  return Buffer.concat([sound.subarray(0, last), ...more, sound.subarray(-2)]);
}

/** A GIF of one pixel, again and again. */
export function gifOfFrames(frames: number): Buffer {
  const head = Buffer.from('474946383961010001008000000000000000ffffff', 'hex').subarray(0, 19);
  const frame = Buffer.from('2c0000000001000100000202440100', 'hex');
  const all = Buffer.alloc(frames * frame.length);
  for (let at = 0; at < all.length; at += frame.length) frame.copy(all, at);
  return Buffer.concat([
    Buffer.from(head.subarray(0, 13)),
    head.subarray(13),
    all.subarray(0),
    Buffer.from([0x3b]),
  ]);
}

/** A PNG with texts and a profile that unpack to a hundred megabytes each. */
export function pngOfTexts(texts: number): Buffer {
  const sound = hugePng(64, 64);
  const packed = deflateSync(Buffer.alloc(100 * 1024 * 1024), { level: 9 });
  const named = (name: string) => Buffer.concat([Buffer.from(`${name}\0\0`, 'latin1'), packed]);
  const headEnds = 8 + 25;
  return Buffer.concat([
    sound.subarray(0, headEnds),
    pngChunk('iCCP', named('profile')),
    ...Array.from({ length: texts }, () => pngChunk('zTXt', named('Comment'))),
    sound.subarray(headEnds),
  ]);
}
