import { decodeSize, fitInto } from './fitInto.ts';
import type { Order } from './order.ts';

const quality = 0.85;

/** The first frame, upright, fitted and encoded anew: nothing of the original file is left in it. */
export async function develop(order: Order): Promise<Uint8Array> {
  const frame = await firstFrame(order);
  try {
    const size = fitInto({ width: frame.displayWidth, height: frame.displayHeight }, order.maxEdge);
    const canvas = new OffscreenCanvas(size.width, size.height);
    // Hidden windows have no GPU to rely on, and the pixels are read back at once.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(frame, 0, 0, size.width, size.height);
    // A JPEG has no transparency to keep; WebP keeps it for all others.
    const type = order.contentType === 'image/jpeg' ? 'image/jpeg' : 'image/webp';
    const blob = await canvas.convertToBlob({ type, quality });
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    frame.close();
  }
}

async function firstFrame({ bytes, contentType, width, height, maxEdge }: Order) {
  const desired = contentType === 'image/jpeg' ? decodeSize({ width, height }, maxEdge) : null;
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
    release(bytes.buffer);
  }
}

interface Transferable {
  transfer?(newLength: number): ArrayBuffer;
}

/** Frees the original at once: collected in its own time, dozens of them would pile up. */
function release(buffer: ArrayBuffer & Transferable): void {
  buffer.transfer?.(0);
}
