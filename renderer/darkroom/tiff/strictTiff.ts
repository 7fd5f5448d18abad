import { TooMuch } from '../format/undecodable.ts';
import { readTiffDirectory, type TiffDirectory } from './tiffDirectory.ts';
import type { TiffTag } from './tiffTags.ts';

export const compressions = {
  none: 1,
  ccitt: 2,
  group3: 3,
  group4: 4,
  lzw: 5,
  oldJpeg: 6,
  jpeg: 7,
  deflate: 8,
  packBits: 32773,
  oldDeflate: 32946,
} as const;
const knownCompressions: readonly number[] = Object.values(compressions);
/** White is zero, black is zero, RGB, palette, CMYK, YCbCr. */
const knownPhotometrics = [0, 1, 2, 3, 5, 6];
const knownBits = [1, 2, 4, 8, 16, 32];

/** A strip or a tile: where it lies, and how much of the picture it is. */
export interface TiffPiece {
  readonly at: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly unpackedBytes: number;
}

/** The one picture of a TIFF that is decoded, every number of it within its bounds. */
export interface StrictTiff {
  readonly directory: TiffDirectory;
  readonly width: number;
  readonly height: number;
  readonly compression: number;
  readonly tiled: boolean;
  readonly pieces: readonly TiffPiece[];
}

/** The longest edge of a canvas. */
const mostEdge = 65_500;
/** Three samples of 16 bits, at 120 megapixels, are fewer bytes. */
const mostUnpackedBytes = 800_000_000;

/** Throws for what is anything but one sound picture; nothing is decoded. */
export function strictTiff(bytes: Uint8Array, mostPixels: number): StrictTiff {
  const directory = readTiffDirectory(bytes);
  const one = (tag: TiffTag, otherwise?: number) => directory.values[tag]?.[0] ?? need(otherwise);
  const [width, height] = [one('width'), one('height')];
  require(isEdge(width) && isEdge(height), 'size');
  if (width * height > mostPixels) throw new TooMuch('pixels');
  const compression = one('compression', compressions.none);
  const bits = one('bitsPerSample', 1);
  const samples = one('samplesPerPixel', 1);
  require(knownCompressions.includes(compression), 'compression');
  require(knownPhotometrics.includes(one('photometric')), 'photometric');
  require(knownBits.includes(bits) && samples >= 1 && samples <= 8, 'samples');
  require(one('planar', 1) === 1 || samples === 1, 'planes');
  require([1, 2].includes(one('predictor', 1)), 'predictor');
  require([1, 2].includes(one('fillOrder', 1)), 'fill order');
  if (one('photometric') === 3) {
    require(bits <= 8 && directory.values.colourMap?.length === 3 * 2 ** bits, 'colours');
  }

  const tiled = directory.values.tileWidth !== undefined;
  const bytesOf = (across: number, down: number) => Math.ceil((across * bits * samples) / 8) * down;
  const lain = tiled
    ? tiles({ width, height }, one('tileWidth'), one('tileHeight'))
    : strips({ width, height }, one('rowsPerStrip', height));
  require(compression !== compressions.oldJpeg || (!tiled && lain.length === 1), 'old JPEG');
  require(lain.reduce((sum, piece) => sum + piece.width * piece.height, 0) <= mostPixels, 'tiles');
  if (bytesOf(width, height) > mostUnpackedBytes) throw new TooMuch('unpacked bytes');

  const at = directory.values[tiled ? 'tileOffsets' : 'stripOffsets'] ?? [];
  const lengths = directory.values[tiled ? 'tileBytes' : 'stripBytes'] ?? [];
  require(at.length === lain.length, 'pieces');
  const pieces = lain.map((piece, index) => {
    const unpackedBytes = bytesOf(piece.width, piece.height);
    // A single strip that is not packed may leave out its length.
    const whole =
      compression === compressions.none && lain.length === 1 ? unpackedBytes : undefined;
    return { ...piece, at: at[index] ?? 0, length: lengths[index] ?? need(whole), unpackedBytes };
  });
  let total = 0;
  for (const piece of pieces) {
    require(piece.at + piece.length <= bytes.length, 'pieces beyond the end');
    // No packing makes it much larger than it was.
    require(piece.length <= 2 * piece.unpackedBytes + 65_536, 'piece');
    total += piece.length;
  }
  // Pieces that share their bytes cost as much time as their number says.
  require(total <= bytes.length, 'pieces on pieces');
  return { directory, width, height, compression, tiled, pieces };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function strips({ width, height }: Size, rowsPerStrip: number): Size[] {
  require(rowsPerStrip >= 1, 'rows');
  const rows = Math.min(rowsPerStrip, height);
  return Array.from({ length: Math.ceil(height / rows) }, (_, index) => ({
    width,
    height: Math.min(rows, height - index * rows),
  }));
}

function tiles({ width, height }: Size, tileWidth: number, tileHeight: number): Size[] {
  require(isEdge(tileWidth) && isEdge(tileHeight), 'tiles');
  const count = Math.ceil(width / tileWidth) * Math.ceil(height / tileHeight);
  require(count <= 100_000, 'tiles');
  return Array.from({ length: count }, () => ({ width: tileWidth, height: tileHeight }));
}

const isEdge = (edge: number) => edge >= 1 && edge <= mostEdge;

function require(holds: boolean, what: string): void {
  if (!holds) throw new Error(`no ${what} that is decoded`);
}

function need(value: number | undefined): number {
  if (value === undefined) throw new Error('a tag is missing');
  return value;
}
