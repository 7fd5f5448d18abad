import { box, u16, u32 } from '../../location/corpus/boxes.ts';

const startOf = (bytes: Buffer, type: string) => bytes.indexOf(type, 0, 'latin1') - 4;
const boxOf = (bytes: Buffer, type: string) => {
  const at = startOf(bytes, type);
  return bytes.subarray(at, at + bytes.readUInt32BE(at));
};
/** Where the pixels of a file of one picture begin. */
const pixelsAt = (bytes: Buffer) => startOf(bytes, 'mdat') + 8;

/** A copy in which the place of the pixels is said to be another. */
function placed(bytes: Buffer, before: number, after: number): Buffer {
  const made = Buffer.from(bytes);
  const at = made.indexOf(u32(before), made.indexOf('iloc'));
  if (at < 0) throw new Error('no place of the pixels');
  made.writeUInt32BE(after, at);
  return made;
}

/** An AVIF or HEIC of one picture that is to be mirrored, which the encoders at hand here do not write. */
export function mirrored(bytes: Buffer, axis: 0 | 1): Buffer {
  const mirror = box('imir', Buffer.from([axis]));
  const grown = mirror.length + 1;
  const made = placed(bytes, pixelsAt(bytes), pixelsAt(bytes) + grown);
  const grow = (type: string, by: number) => {
    const at = startOf(made, type);
    made.writeUInt32BE(made.readUInt32BE(at) + by, at);
  };
  const properties = boxOf(bytes, 'ipco');
  let count = 1;
  for (let at = 8; at < properties.length; at += properties.readUInt32BE(at)) count += 1;
  grow('meta', grown);
  grow('iprp', grown);
  const [listEnd, ownersStart] = [
    startOf(bytes, 'ipco') + properties.length,
    startOf(bytes, 'ipma'),
  ];
  const ownersEnd = ownersStart + bytes.readUInt32BE(ownersStart);
  grow('ipco', mirror.length);
  grow('ipma', 1);
  // Behind the version, the number of pictures and the number of this one: how many properties it has.
  const owned = ownersStart + 8 + 4 + 4 + 2;
  made.writeUInt8(made.readUInt8(owned) + 1, owned);
  return Buffer.concat([
    made.subarray(0, listEnd),
    mirror,
    made.subarray(listEnd, ownersEnd),
    // Whoever does not know the property must not show the picture.
    Buffer.from([0x80 | count]),
    made.subarray(ownersEnd),
  ]);
}

/** An animated AVIF of stills of one size and encoder, each a frame that stands for itself. */
export function animatedAvif(
  stills: readonly Buffer[],
  [width, height]: [number, number],
  frameMs: number,
) {
  const [first] = stills;
  if (first === undefined) throw new Error('no frame');
  const frames = stills.map((still) => boxOf(still, 'mdat').subarray(8));
  const total = stills.length * frameMs;
  const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
  const head = box('ftyp', 'avis', u32(0), 'avisavifmsf1mif1miaf');
  const described = box(
    'av01',
    ...[Buffer.alloc(6), u16(1), Buffer.alloc(16), u16(width, height), u32(0x480000, 0x480000, 0)],
    ...[u16(1), Buffer.alloc(32), u16(24, 0xffff), boxOf(first, 'av1C')],
    box('ccst', u32(0, 0x7c000000)),
  );
  const moov = (pixels: number) => {
    const table = box(
      'stbl',
      box('stsd', u32(0, 1), described),
      box('stts', u32(0, 1, frames.length, frameMs)),
      box('stsc', u32(0, 1, 1, frames.length, 1)),
      box('stsz', u32(0, 0, frames.length, ...frames.map(({ length }) => length))),
      box('stco', u32(0, 1, pixels)),
    );
    const media = box(
      'mdia',
      box('mdhd', u32(0, 0, 0, 1_000, total), u16(0x55c4, 0)),
      box('hdlr', u32(0, 0), 'pict', u32(0, 0, 0), '\0'),
      box(
        'minf',
        box('vmhd', u32(1, 0, 0)),
        box('dinf', box('dref', u32(0, 1), box('url ', u32(1)))),
        table,
      ),
    );
    const track = box(
      'trak',
      box(
        'tkhd',
        u32(3, 0, 0, 1, 0, total, 0, 0),
        u16(0, 0, 0, 0),
        matrix,
        u32(width << 16, height << 16),
      ),
      media,
    );
    const movie = u32(0, 0, 0, 1_000, total, 0x10000, 0x01000000, 0, 0);
    return box('moov', box('mvhd', movie, matrix, Buffer.alloc(24), u32(2)), track);
  };
  const meta = boxOf(first, 'meta');
  const at = head.length + meta.length + moov(0).length + 8;
  const still = placed(meta, pixelsAt(first), at);
  return Buffer.concat([head, still, moov(at), box('mdat', ...frames)]);
}
