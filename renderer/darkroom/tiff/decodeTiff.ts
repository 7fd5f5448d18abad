import { decodeImage, type IFD, toRGBA8 } from 'utif2';
import { spaceOfProfile } from '../colour/colourSpace.ts';
import { mostScans } from '../jpeg/jpegEffort.ts';
import { jpegShape } from '../jpeg/jpegShape.ts';
import { upright } from '../orientation/upright.ts';
import { inflateUpTo } from './inflateUpTo.ts';
import { inkPixels } from './inkPixels.ts';
import { compressions, type StrictTiff, strictTiff, type TiffPiece } from './strictTiff.ts';
import { type TiffTag, tiffTags } from './tiffTags.ts';

/** Cyan, magenta, yellow and black. */
const inks = 5;
/** What a sample beside the colours is, when it says how opaque a pixel is. */
const opacities = [1, 2];

/** The first page of a TIFF, upright. The codec sees what `strictTiff` read, and none of the file's own tags. */
export async function decodeTiff(
  bytes: Uint8Array<ArrayBuffer>,
  mostPixels: number,
): Promise<ImageData> {
  const tiff = strictTiff(bytes, mostPixels);
  const { data, page } = isDeflated(tiff) ? await inflated(bytes, tiff) : asItIs(bytes, tiff);
  decodeImage(data, page);
  const rgba = pixelsOf(tiff, page);
  const { profile, orientation } = tiff.directory.values;
  const colorSpace = profile === undefined ? 'srgb' : spaceOfProfile(Uint8Array.from(profile));
  const image = new ImageData(rgba, tiff.width, tiff.height, { colorSpace });
  return upright(image, orientation?.[0] ?? 1);
}

function pixelsOf({ width, height, directory, compression }: StrictTiff, page: IFD) {
  const { photometric, bitsPerSample, samplesPerPixel, extraSamples } = directory.values;
  if (photometric?.[0] === inks) {
    // The codec makes light of their inks in a way of its own, and not in their place.
    if (isJpeg(compression)) throw new Error('no inks that are decoded');
    const [bits = 1] = bitsPerSample ?? [];
    const [samples = 1] = samplesPerPixel ?? [];
    const clear = opacities.includes(extraSamples?.[0] ?? 0);
    // The codec's own way of inks asks for a window, and there is none in a worker.
    return inkPixels({ data: page.data, bits, samples, clear }, width * height);
  }
  const { buffer, byteOffset, byteLength } = toRGBA8(page);
  // The very same memory: a picture may be half a gigabyte.
  return new Uint8ClampedArray(buffer as ArrayBuffer, byteOffset, byteLength);
}

interface Decodable {
  readonly data: ArrayBuffer;
  readonly page: IFD;
}

function asItIs(bytes: Uint8Array<ArrayBuffer>, tiff: StrictTiff): Decodable {
  const { buffer, byteOffset, byteLength } = bytes;
  for (const piece of tiff.pieces) checkJpeg(bytes, tiff, piece);
  const data =
    byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  return { data, page: pageOf(tiff, tiff.compression, tiff.pieces) };
}

/** The pieces side by side, none longer than it should be, as a file that is not packed. */
async function inflated(bytes: Uint8Array<ArrayBuffer>, tiff: StrictTiff): Promise<Decodable> {
  const headBytes = 8;
  const total = tiff.pieces.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, headBytes);
  const data = new Uint8Array(total);
  // By its first two bytes the codec tells the order of the others.
  data.set(bytes.subarray(0, headBytes));
  const pieces: TiffPiece[] = [];
  let at = headBytes;
  for (const piece of tiff.pieces) {
    const packed = bytes.subarray(piece.at, piece.at + piece.length);
    data.set(await inflateUpTo(packed, piece.unpackedBytes), at);
    pieces.push({ ...piece, at, length: piece.unpackedBytes });
    at += piece.unpackedBytes;
  }
  return { data: data.buffer, page: pageOf(tiff, compressions.none, pieces) };
}

function isDeflated({ compression }: StrictTiff): boolean {
  return compression === compressions.deflate || compression === compressions.oldDeflate;
}

function isJpeg(compression: number): boolean {
  return compression === compressions.jpeg || compression === compressions.oldJpeg;
}

/** A JPEG in a TIFF has a size of its own, which must be the one that there is room for. */
function checkJpeg(bytes: Uint8Array, { compression }: StrictTiff, piece: TiffPiece): void {
  if (!isJpeg(compression)) return;
  const { frames, scans, saysLinesLater } = jpegShape(
    bytes.subarray(piece.at, piece.at + piece.length),
  );
  const [frame] = frames;
  const sound =
    frame !== undefined &&
    frames.length === 1 &&
    // Baseline, extended and progressive: a lossless one is a camera's raw picture.
    frame.kind <= 0xc2 &&
    frame.width <= piece.width &&
    frame.height <= piece.height &&
    scans <= mostScans &&
    !saysLinesLater;
  if (!sound) throw new Error('no JPEG that is decoded');
}

/** Passed on as they are; the numbers that say where and how large are written anew. */
const passedOn: readonly TiffTag[] = [
  'bitsPerSample',
  'photometric',
  'fillOrder',
  'samplesPerPixel',
  'group3Options',
  'group4Options',
  'predictor',
  'colourMap',
  'extraSamples',
  'sampleFormat',
  'jpegTables',
];

function pageOf(tiff: StrictTiff, compression: number, pieces: readonly TiffPiece[]): IFD {
  const { width, height, tiled, directory } = tiff;
  const numbers: Partial<Record<TiffTag, readonly number[]>> = {
    width: [width],
    height: [height],
    compression: [compression],
    ...Object.fromEntries(passedOn.map((tag) => [tag, directory.values[tag]])),
  };
  const [first] = pieces;
  const offsets = pieces.map(({ at }) => at);
  const lengths = pieces.map(({ length }) => length);
  if (tiled) {
    numbers.tileWidth = [first?.width ?? 0];
    numbers.tileHeight = [first?.height ?? 0];
    numbers.tileOffsets = offsets;
    numbers.tileBytes = lengths;
  } else {
    numbers.rowsPerStrip = [first?.height ?? 0];
    numbers.stripOffsets = offsets;
    numbers.stripBytes = lengths;
  }
  const page: Record<string, number[]> = {};
  for (const [name, values] of Object.entries(numbers)) {
    if (values !== undefined) page[`t${tiffTags[name as TiffTag]}`] = Array.from(values);
  }
  return page as unknown as IFD;
}
