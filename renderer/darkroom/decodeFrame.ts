import { decodeHeic } from './decodeHeic.ts';
import { decodeTiff } from './decodeTiff.ts';
import { decoding } from './undecodable.ts';

interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** What no browser decodes says its size here only: the main process has judged what it could. */
const mostPixels = 100_000_000;

/** The first frame, upright; the bytes are given up. Throws Undecodable for what is no picture. A size is asked of JPEG decoders only. */
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
    return await decoding(() => decodeOwn(picture, desired));
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
