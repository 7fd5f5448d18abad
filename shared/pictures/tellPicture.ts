import { isRasterType, type RasterType } from './pictureTypes.ts';

/** As many first bytes as tell what is no picture that Satchel decodes, and the type of most that are. */
export const leastTellingBytes = 12;

/** As many first bytes as tell any picture that Satchel decodes, wherever its container says how it is coded. */
export const tellingBytes = 4_096;

const avifBrands = ['avif', 'avis', 'avio', 'MA1A', 'MA1B'];
const heicBrands = [
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'],
  ...['MiHB', 'MiHE'],
];
/** Say what the container is, and nothing of how its pictures are coded: another brand or a property does. */
const plainBrands = [
  ...['mif1', 'mif2', 'miaf', 'msf1', 'MiPr', 'MiAn', 'MiBu', 'MiCm'],
  // Coded as JPEG, AVC, VVC, EVC, JPEG 2000 or not at all.
  ...['jpeg', 'jpgs', 'avci', 'avcs', 'vvic', 'vvis', 'evbi', 'evmi', 'j2ki', 'j2is', 'unif'],
];
const mostBrandBytes = 1_024;

/** What a picture in ISO boxes is: by its own brand, those beside it, and by what its pictures need to be decoded. */
export function tellIsoPicture(
  head: Uint8Array,
): 'image/heic' | 'image/avif' | 'image/heif' | null {
  if (textAt(head, 4, 4) !== 'ftyp') return null;
  const major = textAt(head, 8, 4);
  if (avifBrands.includes(major)) return 'image/avif';
  if (heicBrands.includes(major)) return 'image/heic';
  if (!plainBrands.includes(major)) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = Math.min(view.getUint32(0), head.length, mostBrandBytes);
  let [avif, heic] = [false, false];
  for (let at = 16; at + 4 <= length; at += 4) {
    const brand = textAt(head, at, 4);
    avif ||= avifBrands.includes(brand);
    heic ||= heicBrands.includes(brand);
  }
  if (avif === heic) {
    // The settings of a decoder stand among the properties.
    [avif, heic] = [hasText(head, 'av1C'), hasText(head, 'hvcC')];
  }
  if (avif === heic) return 'image/heif';
  return avif ? 'image/avif' : 'image/heic';
}

/**
 * The type of a picture that Satchel decodes, by its first bytes only: names and declared types come from whoever
 * sent it. Null for everything else, and for what is cut before it says what it is.
 */
export function tellPicture(head: Uint8Array): RasterType | null {
  const text = textAt(head, 0, 12);
  const found = text.startsWith('\xff\xd8\xff')
    ? 'image/jpeg'
    : text.startsWith('\x89PNG\r\n\x1a\n')
      ? 'image/png'
      : /^GIF8[79]a/.test(text)
        ? 'image/gif'
        : /^RIFF.{4}WEBP/s.test(text)
          ? 'image/webp'
          : text.startsWith('BM')
            ? 'image/bmp'
            : text.startsWith('II*\0') || text.startsWith('MM\0*')
              ? 'image/tiff'
              : tellIsoPicture(head);
  return isRasterType(found) ? found : null;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function hasText(bytes: Uint8Array, text: string): boolean {
  const [first = 0] = Array.from(text, (letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (textAt(bytes, at, text.length) === text) return true;
  }
  return false;
}
