import { spaceOfProfile } from './colour/colourSpace.ts';
import { profileOf } from './colour/profileOf.ts';
import { draw, emptyCanvas } from './drawing/canvas.ts';
import { decoding } from './format/undecodable.ts';
import { decodeHeic } from './heic/decodeHeic.ts';
import { checkJpegEffort } from './jpeg/jpegEffort.ts';
import { firstPicture } from './moving/firstPicture.ts';
import { isTooLong, narrowFrame } from './narrowFrame.ts';
import type { StoredPicture } from './order.ts';
import { storedOrientation } from './orientation/storedOrientation.ts';
import { turnsItself } from './orientation/turnsItself.ts';
import { upright } from './orientation/upright.ts';
import { partialFrame } from './partialFrame.ts';
import { decodeTiff } from './tiff/decodeTiff.ts';

type Picture = Pick<StoredPicture, 'bytes' | 'contentType' | 'width' | 'height' | 'mostBytes'>;

/** What a decode by a codec of ours holds of each pixel at least, packed and unpacked, and in the frame of it. */
const codecBytesPerPixel = 14;

/**
 * The first frame, upright; the bytes are given up. A size is asked of JPEG decoders only. With `parts`, what there
 * is of a picture whose file ends too early. Throws Undecodable for what is no picture, TooMuch.
 */
export async function decodeFrame(
  picture: Picture,
  desired: { readonly width: number; readonly height: number } | null,
  parts: boolean,
): Promise<VideoFrame> {
  const { bytes, contentType } = picture;
  // What no browser decodes says its size here only: the main process has judged what it could.
  const mostPixels = Math.floor(picture.mostBytes / codecBytesPerPixel);
  try {
    if (contentType === 'image/tiff') {
      return await frameOf(await decoding(() => decodeTiff(bytes, mostPixels)));
    }
    if (contentType === 'image/heic' || contentType === 'image/heif') {
      return await frameOf(await decodeHeic(bytes, mostPixels));
    }
    if (contentType === 'image/avif') return await decoding(() => decodeAvif(picture));
    const profile = await profileOf(bytes, contentType);
    const space = profile === null ? 'srgb' : spaceOfProfile(profile);
    const orientation = storedOrientation(bytes, contentType);
    const narrowed = contentType !== 'image/jpeg' && isTooLong(picture);
    const lies = orientation !== 1 && (narrowed || !(await turnsItself(contentType)));
    const frame = await decoding(() =>
      narrowed ? decodeNarrow(picture, space) : decodeOwn(picture, desired, space, parts),
    );
    return lies || space !== 'srgb' ? await redraw(frame, space, lies ? orientation : 1) : frame;
  } finally {
    release(bytes.buffer);
  }
}

async function decodeOwn(
  { bytes, contentType, ...stored }: Picture,
  desired: { readonly width: number; readonly height: number } | null,
  space: PredefinedColorSpace,
  parts: boolean,
): Promise<VideoFrame> {
  if (contentType === 'image/jpeg') checkJpegEffort(bytes, stored);
  const init = {
    data: firstPicture(bytes, contentType),
    type: contentType,
    preferAnimation: false,
    // Some browsers forget the colours of a frame as they draw it; the stored numbers are the same in all.
    ...(space !== 'srgb' && { colorSpaceConversion: 'none' as const }),
    ...(desired && { desiredWidth: desired.width, desiredHeight: desired.height }),
  };
  const decoder = new ImageDecoder(init);
  try {
    const { image } = await decoder.decode({ frameIndex: 0 });
    return image;
  } catch (error) {
    const part = parts ? await partialFrame(init) : null;
    if (part === null) throw error;
    return part;
  } finally {
    decoder.close();
  }
}

/** As a bitmap, upright and in its colours: a frame of one that is lossless keeps them in an order that is not drawn. */
async function decodeAvif({ bytes, contentType, ...size }: Picture): Promise<VideoFrame> {
  const source = new Blob([bytes], { type: contentType });
  if (isTooLong(size)) return narrowFrame(source, size);
  const bitmap = await createImageBitmap(source);
  try {
    return new VideoFrame(bitmap, { timestamp: 0 });
  } finally {
    bitmap.close();
  }
}

function decodeNarrow({ bytes, contentType, ...size }: Picture, space: PredefinedColorSpace) {
  const source = new Blob([firstPicture(bytes, contentType)], { type: contentType });
  return narrowFrame(source, size, space === 'srgb' ? 'default' : 'none');
}

/** What is stored in a frame, for what it really is. */
async function redraw(frame: VideoFrame, colorSpace: PredefinedColorSpace, orientation: number) {
  const { displayWidth: width, displayHeight: height } = frame;
  try {
    const drawn = draw(frame, { width, height });
    const { data } = drawn.context.getImageData(0, 0, width, height);
    emptyCanvas(drawn);
    return await frameOf(upright(new ImageData(data, width, height, { colorSpace }), orientation));
  } finally {
    frame.close();
  }
}

const p3 = {
  // The types know fewer primaries than browsers do.
  primaries: 'smpte432' as string as VideoColorPrimaries,
  transfer: 'iec61966-2-1',
  matrix: 'rgb',
  fullRange: true,
} as const;

async function frameOf(image: ImageData): Promise<VideoFrame> {
  const { data, width, height, colorSpace } = image;
  if (isTooLong(image)) return narrowFrame(image, { width, height });
  return new VideoFrame(data, {
    format: 'RGBA',
    codedWidth: width,
    codedHeight: height,
    timestamp: 0,
    ...(colorSpace === 'display-p3' && { colorSpace: p3 }),
  });
}

interface Transferable {
  transfer?(newLength: number): ArrayBuffer;
}

/** Frees the original at once: collected in its own time, dozens of them would pile up. */
function release(buffer: ArrayBuffer & Transferable): void {
  buffer.transfer?.(0);
}
