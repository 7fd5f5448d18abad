import { exifPlace } from './exifPlace.ts';
import { type Blank, latin1At, numberAt, type Peek } from './peek.ts';
import { xmpPlace } from './xmpPlace.ts';

const mostChunks = 1_024;
const exifMark = 'Exif\0\0';

/** Only the extended form of a WebP holds anything but the picture. */
export async function webpPlaces(peek: Peek): Promise<Blank[]> {
  const blanks: Blank[] = [];
  if (latin1At(await peek(12, 4), 0, 4) !== 'VP8X') return blanks;
  let at = 12;
  for (let count = 0; count < mostChunks; count += 1) {
    const head = await peek(at, 8);
    if (head.length < 8) break;
    const length = numberAt(head, 4, 4, true);
    blanks.push(...(await inChunk(peek, latin1At(head, 0, 4), at + 8, length)));
    at += 8 + length + (length % 2);
  }
  return blanks;
}

async function inChunk(peek: Peek, type: string, at: number, length: number) {
  if (type === 'XMP ') return xmpPlace(await peek(at, length), at);
  if (type !== 'EXIF') return [];
  // Some writers put the mark of JPEG before it.
  const marked = latin1At(await peek(at, exifMark.length), 0, exifMark.length) === exifMark;
  const skip = marked ? exifMark.length : 0;
  return (await exifPlace(peek, at + skip, length - skip)).blanks;
}
