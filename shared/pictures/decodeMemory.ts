import { pictureType, type RasterType } from './pictureTypes.ts';

/** What a picture says of itself before anything is decoded; width and height as stored, in pixels. */
export interface PictureSize {
  readonly contentType: RasterType;
  readonly width: number;
  readonly height: number;
}

/** The most bytes that one decode may hold at once: 357 megapixels of JPEG, 178 of PNG, 126 of TIFF. */
export const mostDecodeBytes = 2 * 1024 * 1024 * 1024;

/** About how many bytes a decode holds at once at most, for all that is drawn of it. */
export function decodeBytes({
  contentType,
  width,
  height,
}: Omit<PictureSize, 'contentType'> & { readonly contentType: string }): number {
  return width * height * (pictureType(contentType)?.bytesPerPixel ?? 0);
}

/** Whether a picture is not even begun, however small its file is. */
export function isTooMuchToDecode(picture: PictureSize): boolean {
  return decodeBytes(picture) > mostDecodeBytes;
}
