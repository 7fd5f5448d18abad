import { heicSize, tiffSize } from './foreignSizes.ts';
import { bmpSize, gifSize, jpegSize, pngSize, type Size, webpSize } from './rasterSizes.ts';

export type RasterType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/gif'
  | 'image/webp'
  | 'image/bmp'
  | 'image/tiff'
  | 'image/heic';

/** What a picture claims to be before anything is decoded; width and height as stored, not rotated. */
export interface RasterHeader {
  readonly contentType: RasterType;
  readonly width: number;
  readonly height: number;
}

/** What cameras write, of series too; `mif1` names the container alone, which is theirs as well. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1'];

/** As many first bytes as `rasterTypeOf` looks at. */
export const rasterTypeBytes = 12;

const sizeOf: Readonly<Record<RasterType, (bytes: Uint8Array) => Size | null>> = {
  'image/jpeg': jpegSize,
  'image/png': pngSize,
  'image/gif': gifSize,
  'image/webp': webpSize,
  'image/bmp': bmpSize,
  'image/tiff': tiffSize,
  'image/heic': heicSize,
};

/** By the first bytes only: names and declared types come from whoever sent the picture. */
export function rasterTypeOf(bytes: Uint8Array): RasterType | null {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a')) return 'image/gif';
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return 'image/webp';
  if (hasText(bytes, 0, 'BM')) return 'image/bmp';
  if (hasText(bytes, 0, 'II*\0') || hasText(bytes, 0, 'MM\0*')) return 'image/tiff';
  if (hasText(bytes, 4, 'ftyp') && heicBrands.some((brand) => hasText(bytes, 8, brand))) {
    return 'image/heic';
  }
  return null;
}

/** null when it is no raster picture that Satchel decodes, or says nothing sensible of its size. */
export function rasterHeaderOf(bytes: Uint8Array): RasterHeader | null {
  const contentType = rasterTypeOf(bytes);
  if (contentType === null) return null;
  const size = sizeOf[contentType](bytes);
  if (size === null || size.width < 1 || size.height < 1) return null;
  return { contentType, width: size.width, height: size.height };
}

function startsWith(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte);
}

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  return startsWith(
    bytes,
    at,
    Array.from(text, (letter) => letter.charCodeAt(0)),
  );
}
