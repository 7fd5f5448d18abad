import type { Size } from './rasterSizes.ts';

const widthTag = 256;
const heightTag = 257;
const short = 3;
const long = 4;

/** The first page of a TIFF, by its tags. */
export function tiffSize(bytes: Uint8Array): Size | null {
  if (bytes.byteLength < 14) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint8(0) === 0x49;
  const at = view.getUint32(4, little);
  if (at + 2 > view.byteLength) return null;
  const tags = view.getUint16(at, little);
  const found = new Map<number, number>();
  for (let index = 0; index < tags; index += 1) {
    const entry = at + 2 + index * 12;
    if (entry + 12 > view.byteLength) break;
    const type = view.getUint16(entry + 2, little);
    if (type === short) found.set(view.getUint16(entry, little), view.getUint16(entry + 8, little));
    if (type === long) found.set(view.getUint16(entry, little), view.getUint32(entry + 8, little));
  }
  const [width, height] = [found.get(widthTag), found.get(heightTag)];
  return width === undefined || height === undefined ? null : { width, height };
}

/** The properties of the pictures in a HEIC or an AVIF stand near its beginning. */
const propertyBytes = 256 * 1024;

/** The largest that any of the pictures in a HEIC or an AVIF says to be: tiles and thumbnails are smaller. */
export function isoSize(bytes: Uint8Array): Size | null {
  const head = bytes.subarray(0, propertyBytes);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let largest: Size | null = null;
  // 'ispe', then a version, then the width and the height
  for (let at = 4; at + 16 <= head.length; at += 1) {
    if (head[at] !== 0x69 || view.getUint32(at) !== 0x69737065) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (largest === null || size.width * size.height > largest.width * largest.height) {
      largest = size;
    }
  }
  return largest;
}
