import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { crc32 } from '../../../electron/location/formats/crc32.ts';

const there = {
  IFD0: { Make: 'Cam', Copyright: 'A person' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '52/1 30/1 5/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '13/1 24/1 7/1',
  },
};
/** Noise, so that a picture has bytes to give. */
export function pixels(width = 160, height = 120) {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at += 1) data[at] = (at * 2_654_435_761) >>> 13;
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" exif:GPSLatitude="52,30.1N" xmp:Rating="4"><exif:GPSLongitude>13,24.1E</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

export type PlacedType = 'jpeg' | 'png' | 'webp' | 'tiff';

/** A picture that says where it was taken, lying on its side, with a colour profile. */
export async function placed(type: PlacedType, size?: readonly [number, number]): Promise<Buffer> {
  if (type === 'tiff') return placedTiff(...(size ?? [160, 120]));
  return pixels(...(size ?? []))
    .withIccProfile('p3')
    .withExif(there)
    .withMetadata({ orientation: 6 })
    .toFormat(type)
    .toBuffer();
}

export function unplaced(type: PlacedType): Promise<Buffer> {
  return pixels().withExif({ IFD0: there.IFD0 }).toFormat(type).toBuffer();
}

export function box(type: string, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

const u32 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
};
const iso6709 = '+52.5015+013.4020/';

/** A clip of a phone, in the three ways in which phones say the place. */
export function clip(): Buffer {
  const key = box('mdta', 'com.apple.quicktime.location.ISO6709');
  const other = box('mdta', 'com.apple.quicktime.make');
  const value = (text: string) => box('data', u32(1, 0), text);
  const meta = box(
    'meta',
    box('hdlr', Buffer.alloc(24)),
    box('keys', u32(0, 2), other, key),
    box('ilst', box('\0\0\0\x01', value('Cam')), box('\0\0\0\x02', value(iso6709))),
  );
  const udta = box('udta', box('\u00a9xyz', Buffer.from([0, 18, 0x15, 0xc7]), iso6709));
  return Buffer.concat([
    box('ftyp', 'isom', u32(512), 'isommp41'),
    box('mdat', Buffer.alloc(90_000, 7)),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      udta,
      box('trak', box('udta', box('loci', u32(0), 'Berlin'))),
      meta,
    ),
  ]);
}

/** What Adobe adds to an MP4, and to a film of QuickTime. */
export function clipWithXmp(): Buffer {
  const id = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex');
  const other = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
  return Buffer.concat([
    box('ftyp', 'isom', u32(512), 'isommp41'),
    box('moov', box('mvhd', Buffer.alloc(100)), box('udta', box('XMP_', xmp))),
    box('mdat', Buffer.alloc(90_000, 7)),
    box('uuid', other, 'kept as it is'),
    box('uuid', id, xmp),
  ]);
}

/** A PNG that says it in words, as ImageMagick writes them. */
export async function pngWithProfile(
  profile: 'exif' | 'APP1' | 'xmp',
  chunk: 'tEXt' | 'zTXt' | 'iTXt',
): Promise<Buffer> {
  const exif = (await sharp(await placed('jpeg')).metadata()).exif;
  if (exif === undefined) throw new Error('no EXIF');
  const bytes = profile === 'xmp' ? Buffer.from(xmp) : exif;
  const lines = bytes.toString('hex').replace(/.{72}/g, '$&\n');
  const text = `\n${profile.toLowerCase()}\n${String(bytes.length).padStart(8)}\n${lines}\n`;
  const word = `Raw profile type ${profile}\0`;
  const data = {
    tEXt: () => [word, text],
    zTXt: () => [word, '\0', deflateSync(text)],
    iTXt: () => [word, '\0\0\0\0', text],
  }[chunk]();
  const body = Buffer.concat([chunk, ...data].map((part) => Buffer.from(part)));
  const png = await pixels().png().toBuffer();
  // Behind the header, which is the first chunk of all.
  return Buffer.concat([
    png.subarray(0, 33),
    u32(body.length - 4),
    body,
    u32(crc32(body)),
    png.subarray(33),
  ]);
}

/** A HEIC without its picture: only what tells of its EXIF is looked at. */
export async function heic(): Promise<Buffer> {
  const exif = (await sharp(await placed('jpeg')).metadata()).exif;
  if (exif === undefined) throw new Error('no EXIF');
  const item = Buffer.concat([u32(6), exif]);
  const infe = box('infe', Buffer.from([2, 0, 0, 0, 0, 1, 0, 0]), 'Exif', '\0');
  const iinf = box('iinf', Buffer.from([0, 0, 0, 0, 0, 1]), infe);
  const head = (at: number) =>
    Buffer.concat([
      box('ftyp', 'heic', u32(0), 'mif1heic'),
      box(
        'meta',
        u32(0),
        box('hdlr', Buffer.alloc(25)),
        iinf,
        box(
          'iloc',
          Buffer.from([0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1]),
          u32(at, item.length),
        ),
      ),
    ]);
  const before = head(head(0).length + 8);
  return Buffer.concat([before, box('mdat', item, Buffer.alloc(500, 1))]);
}

/** What sharp does not write: a bare TIFF with GPS, its directory after its pixels. */
function placedTiff(width: number, height: number): Buffer {
  const area = width * height;
  const owner = Buffer.from('A person\0');
  const degrees = u32(52, 1, 30, 1, 5, 1);
  const [ownerAt, degreesAt] = [8 + area, 8 + area + owner.length];
  const gpsAt = degreesAt + degrees.length;
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    if (type === 3 && count === 1) bytes.writeUInt16BE(value, 8);
    else bytes.writeUInt32BE(value, 8);
    return bytes;
  };
  const directory = (...entries: Buffer[]) =>
    Buffer.concat([Buffer.from([0, entries.length]), ...entries, u32(0)]);
  const gps = directory(
    entry(1, 2, 2, 0x4e000000),
    entry(2, 5, 3, degreesAt),
    entry(3, 2, 2, 0x45000000),
    entry(4, 5, 3, degreesAt),
  );
  const first = directory(
    entry(256, 3, 1, width),
    entry(257, 3, 1, height),
    entry(258, 3, 1, 8),
    entry(259, 3, 1, 1),
    entry(262, 3, 1, 1),
    entry(273, 4, 1, 8),
    entry(274, 3, 1, 6),
    entry(277, 3, 1, 1),
    entry(278, 3, 1, height),
    entry(279, 4, 1, area),
    entry(33_432, 2, owner.length, ownerAt),
    entry(34_853, 4, 1, gpsAt),
  );
  const grey = Buffer.alloc(area).map((_, at) => (at * 7) & 0xff);
  const parts = [owner, degrees, gps, first];
  const firstAt = gpsAt + gps.length;
  return Buffer.concat([Buffer.from('MM\0*'), u32(firstAt), grey, ...parts]);
}
