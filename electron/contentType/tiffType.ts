const mostEntries = 512;
const mostMakeBytes = 64;
const tags = {
  kind: 254,
  compression: 259,
  photometric: 262,
  make: 271,
  pictures: 330,
  dngVersion: 50_706,
} as const;
/** What the sensor saw under its filters, and the same put together but not made a picture yet. */
const rawPhotometrics = [32_803, 34_892];
/** Nikon, Sony, Kodak, Samsung, Pentax: nobody else packs a picture so. */
const rawCompressions = [34_713, 32_767, 65_000, 32_770, 65_535];
const makes: readonly (readonly [make: RegExp, contentType: string])[] = [
  [/^nikon/i, 'image/x-nikon-nef'],
  [/^sony/i, 'image/x-sony-arw'],
  [/^canon/i, 'image/x-canon-cr2'],
];
/** The common form of raw photos stands for those of makers that have no name here. */
const anyRaw = 'image/x-adobe-dng';

/**
 * Whether what begins as a TIFF is one, or a camera's raw photo in the same container, by the first directory; null
 * for anything else, and where that directory is not within the head. Raw photos begin with a small preview, which is
 * not to be taken for the picture.
 */
export function tiffType(head: Uint8Array): string | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 12)).toString(
    'latin1',
  );
  if (!text.startsWith('II*\0') && !text.startsWith('MM\0*')) return null;
  if (text.startsWith('CR', 8)) return 'image/x-canon-cr2';
  if (text.startsWith('IIII', 8)) return anyRaw;
  const values = firstDirectory(head, text.startsWith('II'));
  if (values === null) return null;
  if (values.has(tags.dngVersion)) return anyRaw;
  const isPreview = ((values.get(tags.kind) ?? 0) & 1) === 1 && values.has(tags.pictures);
  const isRaw =
    isPreview ||
    rawPhotometrics.includes(values.get(tags.photometric) ?? 0) ||
    rawCompressions.includes(values.get(tags.compression) ?? 0);
  if (!isRaw) return 'image/tiff';
  const at = values.get(tags.make) ?? head.length;
  const make = Buffer.from(head.subarray(at, at + mostMakeBytes)).toString('latin1');
  return makes.find(([pattern]) => pattern.test(make))?.[1] ?? anyRaw;
}

/** The first value of each tag, or where its values are; null where it does not lie within these bytes. */
function firstDirectory(head: Uint8Array, little: boolean): Map<number, number> | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 8) return null;
  const start = view.getUint32(4, little);
  if (start < 8 || start + 2 > head.length) return null;
  const entries = view.getUint16(start, little);
  if (entries < 1 || entries > mostEntries || start + 2 + entries * 12 > head.length) return null;
  const values = new Map<number, number>();
  for (let entry = start + 2; entry < start + 2 + entries * 12; entry += 12) {
    const isShort = view.getUint16(entry + 2, little) === 3;
    const value = isShort ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
    values.set(view.getUint16(entry, little), value);
  }
  return values;
}
