import { box, u32 } from './boxes.ts';
import { bareGps, exif } from './exif.ts';
import { adobeXmp } from './films.ts';

interface Item {
  readonly type: 'Exif' | 'mime';
  readonly bytes: Buffer;
}

/** A HEIC without its picture: items beside it, each in so many pieces. */
export function heic(items: readonly Item[], pieces = 1, last: Buffer = Buffer.alloc(0)): Buffer {
  const infe = items.map(({ type }, index) =>
    box(
      'infe',
      Buffer.from([2, 0, 0, 0, 0, index + 1, 0, 0]),
      type,
      type === 'mime' ? '\0application/rdf+xml\0' : '\0',
    ),
  );
  const head = (at: number) => {
    let from = at;
    const places = items.map(({ bytes }, index) => {
      const cut = Math.ceil(bytes.length / pieces);
      const extents = Array.from({ length: pieces }, (_, piece) => {
        const length = Math.min(cut, bytes.length - piece * cut);
        const extent = u32(from, length);
        from += length + gap.length;
        return extent;
      });
      return Buffer.concat([Buffer.from([0, index + 1, 0, 0, 0, pieces]), ...extents]);
    });
    return Buffer.concat([
      box('ftyp', 'heic', u32(0), 'mif1heic'),
      box(
        'meta',
        u32(0),
        box('hdlr', u32(0, 0), 'pict', Buffer.alloc(13)),
        box('pitm', u32(0), Buffer.from([0, 1])),
        box('iinf', Buffer.from([0, 0, 0, 0, 0, items.length]), ...infe),
        box('iloc', Buffer.from([0, 0, 0, 0, 0x44, 0, 0, items.length]), ...places),
      ),
    ]);
  };
  const media = items.flatMap(({ bytes }) => {
    const cut = Math.ceil(bytes.length / pieces);
    return Array.from({ length: pieces }, (_, piece) =>
      Buffer.concat([bytes.subarray(piece * cut, (piece + 1) * cut), gap]),
    );
  });
  const before = head(head(0).length + 8);
  return Buffer.concat([before, box('mdat', ...media, Buffer.alloc(500, 1)), last]);
}
const gap = Buffer.from('gap!');

export const exifItem = (): Item => ({
  type: 'Exif',
  bytes: Buffer.concat([u32(6), Buffer.from('Exif\0\0'), exif()]),
});
export const xmpItem = (xmp: string): Item => ({ type: 'mime', bytes: Buffer.from(xmp) });
export const heicWithUuid = (xmp: string) => heic([], 1, adobeXmp(xmp));

/** A raw picture of Canon: the place in a TIFF of its own. */
export function cr3(): Buffer {
  const id = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex');
  return Buffer.concat([
    box('ftyp', 'crx ', u32(1), 'crx isom'),
    box('moov', box('uuid', id, box('CMT1', exif({ way: 'none' })), box('CMT4', bareGps()))),
    box('mdat', Buffer.alloc(64, 1)),
  ]);
}
