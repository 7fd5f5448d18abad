import { draw, emptyCanvas } from './canvas.ts';
import { decodeHeic } from './decodeHeic.ts';
import { decodeTiff } from './decodeTiff.ts';
import { storedOrientation } from './storedOrientation.ts';
import { turnsItself } from './turnsItself.ts';
import { decoding } from './undecodable.ts';
import { upright } from './upright.ts';

interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
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
    const orientation = storedOrientation(bytes, contentType);
    const lies = orientation !== 1 && !(await turnsItself(contentType));
    const frame = await decoding(() => decodeOwn(picture, desired));
    return lies ? turn(frame, orientation) : frame;
  } finally {
    release(bytes.buffer);
  }
}

async function decodeOwn(
  { bytes, contentType }: Picture,
  desired: { readonly width: number; readonly height: number } | null,
): Promise<VideoFrame> {
  const decoder = new ImageDecoder({
    data: bytes,
    type: contentType,
    preferAnimation: false,
    ...(desired && { desiredWidth: desired.width, desiredHeight: desired.height }),
  });
  try {
    const { image } = await decoder.decode({ frameIndex: 0 });
    return image;
  } finally {
    decoder.close();
  }
}

function turn(frame: VideoFrame, orientation: number): VideoFrame {
  const { displayWidth: width, displayHeight: height } = frame;
  try {
    const drawn = draw(frame, { width, height });
    const image = drawn.context.getImageData(0, 0, width, height);
    emptyCanvas(drawn);
    return frameOf(upright(image, orientation));
  } finally {
    frame.close();
  }
}

function frameOf({ data, width, height }: ImageData): VideoFrame {
  return new VideoFrame(data, {
    format: 'RGBA',
    codedWidth: width,
    codedHeight: height,
    timestamp: 0,
  });
}

interface Transferable {
  transfer?(newLength: number): ArrayBuffer;
}

/** Frees the original at once: collected in its own time, dozens of them would pile up. */
function release(buffer: ArrayBuffer & Transferable): void {
  buffer.transfer?.(0);
}
