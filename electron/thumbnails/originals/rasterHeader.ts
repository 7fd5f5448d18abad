import type { PictureSize } from '../../../shared/pictures/decodeMemory.ts';
import type { RasterType } from '../../../shared/pictures/pictureTypes.ts';
import { tellingBytes, tellPicture } from '../../../shared/pictures/tellPicture.ts';
import { isoSize, tiffSize } from './foreignSizes.ts';
import { bmpSize, gifSize, jpegSize, pngSize, type Size, webpSize } from './rasterSizes.ts';

/** What a picture claims to be before anything is decoded; width and height as stored, not rotated. */
export type RasterHeader = PictureSize;

const sizeOf: Readonly<Record<RasterType, (bytes: Uint8Array) => Size | null>> = {
  'image/jpeg': jpegSize,
  'image/png': pngSize,
  'image/gif': gifSize,
  'image/webp': webpSize,
  'image/bmp': bmpSize,
  'image/tiff': tiffSize,
  'image/avif': isoSize,
  'image/heic': isoSize,
  'image/heif': isoSize,
};

/** null when it is no raster picture that Satchel decodes, or says nothing sensible of its size. */
export function rasterHeaderOf(bytes: Uint8Array): RasterHeader | null {
  const contentType = tellPicture(bytes.subarray(0, tellingBytes));
  if (contentType === null) return null;
  const size = sizeOf[contentType](bytes);
  if (size === null || size.width < 1 || size.height < 1) return null;
  return { contentType, width: size.width, height: size.height };
}
