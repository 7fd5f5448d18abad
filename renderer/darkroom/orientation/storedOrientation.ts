import { chunkOf, hasText } from '../format/chunkOf.ts';

const orientationTag = 0x0112;
const short = 3;
const chunk = { 'image/png': 'eXIf', 'image/webp': 'EXIF' };

/** How a PNG or a WebP is to be turned, by the eight numbers of EXIF; 1 where it does not say. */
export function storedOrientation(bytes: Uint8Array, contentType: string): number {
  const exif = chunkOf(bytes, contentType, chunk);
  if (exif === null) return 1;
  // Some write into a WebP what stands before it in a JPEG as well.
  return orientationIn(hasText(exif, 0, 'Exif\0\0') ? exif.subarray(6) : exif);
}

function orientationIn(exif: Uint8Array): number {
  if (exif.length < 8) return 1;
  const tiff = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const little = tiff.getUint8(0) === 0x49;
  const directory = tiff.getUint32(4, little);
  if (tiff.getUint16(2, little) !== 42 || directory + 2 > tiff.byteLength) return 1;
  const end = directory + 2 + tiff.getUint16(directory, little) * 12;
  for (let at = directory + 2; at + 12 <= Math.min(end, tiff.byteLength); at += 12) {
    if (tiff.getUint16(at, little) !== orientationTag) continue;
    const said = tiff.getUint16(at + 2, little) === short ? tiff.getUint16(at + 8, little) : 1;
    return said >= 1 && said <= 8 ? said : 1;
  }
  return 1;
}
