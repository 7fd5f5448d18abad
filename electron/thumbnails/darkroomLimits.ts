import { decodeBytes, type PictureSize } from '../../shared/pictures/decodeMemory.ts';

interface Cost extends Omit<PictureSize, 'contentType'> {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const megapixels = ({ width, height }: Cost) => (width * height) / 1_000_000;
const megabytes = ({ bytes }: Cost) => bytes.length / 1_000_000;

/** A small picture is decoded in a hundredth of that, on a slow machine that is busy. */
export function pictureTimeLimitMs(picture: Cost): number {
  return Math.min(20_000, 5_000 + 100 * megapixels(picture) + 100 * megabytes(picture));
}

/** Fitting tries many encodings, of long animations frame by frame. */
export const fitTimeLimitMs = () => 180_000;

const mebibyte = 1024 * 1024;
/** What was measured, twice: other machines keep more for a moment. */
const timesDecodeBytes = 2;
const bytesPerByte = 4;

/** What the page's process may hold: what it has at all and what worn pictures left, and what these take. */
export function memoryLimitBytes(idleBytes: number): (pictures: readonly Cost[]) => number {
  return (pictures) =>
    pictures.reduce(
      (sum, picture) =>
        sum + decodeBytes(picture) * timesDecodeBytes + picture.bytes.length * bytesPerByte,
      idleBytes,
    );
}

/** As it came, as it was copied on its way, with what is made of it in pieces, as a whole, and described anew. */
const copiesOfFilm = 7;

/** All of them may be left of a film for a while after it. */
export const leftOfFilm = ({ bytes }: Pick<Cost, 'bytes'>) => bytes.length * copiesOfFilm;

export function repackMemoryLimitBytes(films: readonly Pick<Cost, 'bytes'>[]): number {
  return films.reduce((sum, film) => sum + leftOfFilm(film), 512 * mebibyte);
}

/** Nothing is decoded: copied and compared, on a slow machine at some megabytes a second. */
export function repackTimeLimitMs({ bytes }: Pick<Cost, 'bytes'>): number {
  return 20_000 + Math.ceil(bytes.length / 2_000);
}

/** The file as it came and unpacked, which may be left for a while after it was drawn. */
export const leftOfDrawn = ({ bytes }: Pick<Cost, 'bytes'>) => bytes.length * 6;

/** What draws a page or a frame holds: the reader, the file, and some frames of a film. */
export function drawMemoryLimitBytes(drawn: readonly Pick<Cost, 'bytes'>[]): number {
  return drawn.reduce((sum, one) => sum + leftOfDrawn(one), 1_024 * mebibyte);
}

/** A page of a hundred drawings, or a few frames of a film from the middle, on a slow machine that is busy. */
export function drawTimeLimitMs({ bytes }: Cost): number {
  return Math.min(25_000, 12_000 + 200 * (bytes.length / 1_000_000));
}

export const pictureMemoryLimitBytes = memoryLimitBytes(768 * mebibyte);
export const fitMemoryLimitBytes = memoryLimitBytes(1_536 * mebibyte);
