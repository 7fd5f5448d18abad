import { crc32 } from './crc32.ts';
import { turnHues } from './hueTurn.ts';

/** How one kind of file is varied: a mark of fixed length makes it another file, of a size known ahead. */
export interface FileVariant {
  readonly addedBytes: number;
  make(base: Buffer, number: number): Buffer;
}

/** Two neighbours look apart, and it takes 360 until a colour comes again. */
const degreesOf = (number: number) => (number * 47) % 360;
const markOf = (number: number) => `copy ${String(number).padStart(7, '0')}`;
const markBytes = markOf(0).length;

/** By content type; a type that is missing here cannot be varied. */
export const fileVariants: Readonly<Record<string, FileVariant>> = {
  'image/png': { addedBytes: 12 + 8 + markBytes, make: pngVariant },
  'image/gif': { addedBytes: 4 + markBytes, make: gifVariant },
  'image/jpeg': {
    addedBytes: 4 + markBytes,
    make: (base, number) =>
      // A comment segment, right after the start of the image.
      Buffer.concat([
        base.subarray(0, 2),
        Buffer.from([0xff, 0xfe, 0, markBytes + 2]),
        Buffer.from(markOf(number)),
        base.subarray(2),
      ]),
  },
  'video/mp4': {
    addedBytes: 8 + markBytes,
    make: (base, number) =>
      // A `free` box at the end, which players pass over.
      Buffer.concat([
        base,
        Buffer.from([0, 0, 0, markBytes + 8]),
        Buffer.from(`free${markOf(number)}`),
      ]),
  },
  'application/pdf': {
    addedBytes: markBytes + 2,
    make: (base, number) => Buffer.concat([base, Buffer.from(`%${markOf(number)}\n`)]),
  },
  'text/plain': {
    addedBytes: markBytes + 2,
    make: (base, number) => Buffer.concat([base, Buffer.from(`\n${markOf(number)}\n`)]),
  },
};

/** Turns the palette and adds a text chunk before the last one. */
function pngVariant(base: Buffer, number: number): Buffer {
  const bytes = Buffer.from(base);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'PLTE') {
      turnHues(bytes.subarray(at + 8, at + 8 + length), degreesOf(number));
      bytes.writeUInt32BE(crc32(bytes.subarray(at + 4, at + 8 + length)), at + 8 + length);
    }
    at += 12 + length;
  }
  const content = Buffer.from(`tEXtComment\0${markOf(number)}`, 'latin1');
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(content.length - 4, 0);
  content.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return Buffer.concat([bytes.subarray(0, -12), chunk, bytes.subarray(-12)]);
}

/** Turns the global colours and adds a comment before the trailer. */
function gifVariant(base: Buffer, number: number): Buffer {
  const bytes = Buffer.from(base);
  const flags = bytes[10] ?? 0;
  if (flags & 0x80)
    turnHues(bytes.subarray(13, 13 + 3 * 2 ** ((flags & 7) + 1)), degreesOf(number));
  const comment = Buffer.from(
    `!\xfe${String.fromCharCode(markBytes)}${markOf(number)}\0`,
    'latin1',
  );
  return Buffer.concat([bytes.subarray(0, -1), comment, bytes.subarray(-1)]);
}
