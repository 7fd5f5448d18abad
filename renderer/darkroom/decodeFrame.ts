import { draw, emptyCanvas } from './canvas.ts';
import { spaceOfProfile } from './colour/colourSpace.ts';
import { profileOf } from './colour/profileOf.ts';
import { firstPicture } from './firstPicture.ts';
import { decoding } from './format/undecodable.ts';
import { decodeHeic } from './heic/decodeHeic.ts';
import { checkJpegEffort } from './jpeg/jpegEffort.ts';
import { storedOrientation } from './orientation/storedOrientation.ts';
import { turnsItself } from './orientation/turnsItself.ts';
import { upright } from './orientation/upright.ts';
import { decodeTiff } from './tiff/decodeTiff.ts';

interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** As it is stored, and as it was judged by the main process. */
  readonly width: number;
  readonly height: number;
}

/** What no browser decodes says its size here only: the main process has judged what it could. */
const mostPixels = 100_000_000;

/**
 * The first frame, upright; the bytes are given up. A size is asked of JPEG decoders only. Throws
 * Undecodable for what is no picture.
 */
export async function decodeFrame(
  picture: Picture,
  desired: { readonly width: number; readonly height: number } | null,
): Promise<VideoFrame> {
  const { bytes, contentType } = picture;
  try {
    if (contentType === 'image/tiff') {
      return frameOf(await decoding(() => decodeTiff(bytes, mostPixels)));
    }
    if (contentType === 'image/heic') return frameOf(await decodeHeic(bytes, mostPixels));
    const profile = await profileOf(bytes, contentType);
    const space = profile === null ? 'srgb' : spaceOfProfile(profile);
    const orientation = storedOrientation(bytes, contentType);
    const lies = orientation !== 1 && !(await turnsItself(contentType));
    const frame = await decoding(() => decodeOwn(picture, desired, space));
    return lies || space !== 'srgb' ? redraw(frame, space, lies ? orientation : 1) : frame;
  } finally {
    release(bytes.buffer);
  }
}

async function decodeOwn(
  { bytes, contentType, ...stored }: Picture,
  desired: { readonly width: number; readonly height: number } | null,
  space: PredefinedColorSpace,
): Promise<VideoFrame> {
  if (contentType === 'image/jpeg') checkJpegEffort(bytes, stored);
  const decoder = new ImageDecoder({
    data: firstPicture(bytes, contentType),
    type: contentType,
    preferAnimation: false,
    // Some browsers forget the colours of a frame as they draw it; the stored numbers are the same in all.
    ...(space !== 'srgb' && { colorSpaceConversion: 'none' }),
    ...(desired && { desiredWidth: desired.width, desiredHeight: desired.height }),
  });
  try {
    const { image } = await decoder.decode({ frameIndex: 0 });
    return image;
  } finally {
    decoder.close();
  }
}

/** What is stored in a frame, for what it really is. */
function redraw(frame: VideoFrame, colorSpace: PredefinedColorSpace, orientation: number) {
  const { displayWidth: width, displayHeight: height } = frame;
  try {
    const drawn = draw(frame, { width, height });
    const { data } = drawn.context.getImageData(0, 0, width, height);
    emptyCanvas(drawn);
    return frameOf(upright(new ImageData(data, width, height, { colorSpace }), orientation));
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

function frameOf({ data, width, height, colorSpace }: ImageData): VideoFrame {
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
