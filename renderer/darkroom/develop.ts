import { draw, emptyCanvas } from './canvas.ts';
import { decodeFrame } from './decodeFrame.ts';
import type { PictureOrder } from './order.ts';
import { decodeSize, fitInto } from './scale/fitInto.ts';

const quality = 0.85;

/** The first frame, upright, fitted and encoded anew: nothing of the original file is left in it. */
export async function develop(order: PictureOrder): Promise<Uint8Array> {
  const jpeg = order.contentType === 'image/jpeg';
  const frame = await decodeFrame(order, jpeg ? decodeSize(order, order.maxEdge) : null, true);
  try {
    const size = fitInto({ width: frame.displayWidth, height: frame.displayHeight }, order.maxEdge);
    const drawn = draw(frame, size);
    // A JPEG has no transparency to keep; WebP keeps it for all others.
    const type = jpeg ? 'image/jpeg' : 'image/webp';
    const blob = await drawn.canvas.convertToBlob({ type, quality });
    emptyCanvas(drawn);
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    frame.close();
  }
}
