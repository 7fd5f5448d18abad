import { draw, emptyCanvas } from './drawing/canvas.ts';

/** Decoders that show what there is of a picture whose file ends too early; the others need all of it. */
const showParts = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
/** What decoders that have all the bytes there are take, on a machine that is busy. */
const longestMs = 4_000;

/**
 * What there is of a picture whose file ends too early, with white where there is nothing of it; null where the
 * decoder makes nothing of it.
 */
export async function partialFrame(init: {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly type: string;
}): Promise<VideoFrame | null> {
  const { data: bytes, type } = init;
  if (!showParts.includes(type)) return null;
  // Never closed: a decoder that knows the end of its bytes says that they are too few.
  const data = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(bytes.slice()),
  });
  const decoder = new ImageDecoder({ ...init, data });
  try {
    const image = await firstOf(decoder.decode({ frameIndex: 0, completeFramesOnly: false }));
    if (image === null) return null;
    try {
      return onWhite(image);
    } finally {
      image.close();
    }
  } catch {
    return null;
  } finally {
    decoder.close();
  }
}

async function firstOf(decoding: Promise<ImageDecodeResult>): Promise<VideoFrame | null> {
  let timer = 0;
  const late = new Promise<null>((resolve) => {
    timer = self.setTimeout(() => resolve(null), longestMs);
  });
  const found = await Promise.race([decoding, late]).finally(() => self.clearTimeout(timer));
  // One that comes late holds its memory until it is closed.
  if (found === null) decoding.then(({ image }) => image.close()).catch(() => {});
  return found?.image ?? null;
}

function onWhite(image: VideoFrame): VideoFrame {
  const size = { width: image.displayWidth, height: image.displayHeight };
  const drawn = draw(image, size, true);
  try {
    return new VideoFrame(drawn.canvas, { timestamp: 0, alpha: 'discard' });
  } finally {
    emptyCanvas(drawn);
  }
}
