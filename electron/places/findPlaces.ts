import { exifPlace } from './exifPlace.ts';
import { isoPlaces } from './isoPlaces.ts';
import { jpegPlaces } from './jpegPlaces.ts';
import type { Blank, Peek } from './peek.ts';
import { pngPlaces } from './pngPlaces.ts';
import { webpPlaces } from './webpPlaces.ts';
import { xmpPlace } from './xmpPlace.ts';

const isoTypes = [
  ...['image/heic', 'image/heif', 'image/avif'],
  ...['video/mp4', 'video/quicktime', 'video/x-m4v', 'video/3gpp', 'video/3gpp2'],
];

/** What in a file tells where it was taken: positions only, not cameras nor dates. */
export async function findPlaces(
  peek: Peek,
  size: number,
  contentType: string | null,
): Promise<readonly Blank[]> {
  const found = await findAll(peek, size, contentType);
  return found.filter(({ at, bytes }) => at >= 0 && at + bytes.length <= size);
}

async function findAll(peek: Peek, size: number, contentType: string | null) {
  switch (contentType) {
    case 'image/jpeg':
      return jpegPlaces(peek);
    case 'image/png':
    case 'image/apng':
      return pngPlaces(peek, size);
    case 'image/webp':
      return webpPlaces(peek);
    // Raw pictures of these makes are TIFF with more in it.
    case 'image/tiff':
    case 'image/x-adobe-dng':
    case 'image/x-canon-cr2':
    case 'image/x-nikon-nef':
    case 'image/x-sony-arw':
    // A TIFF that is described at its end may not be told by its head; what is none has no place.
    case null: {
      const { blanks, xmp } = await exifPlace(peek, 0, size);
      return xmp ? [...blanks, ...xmpPlace(await peek(xmp.at, xmp.length), xmp.at)] : blanks;
    }
    default:
      return isoTypes.includes(contentType) ? isoPlaces(peek, size) : [];
  }
}
