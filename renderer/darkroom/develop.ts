import { decodeFrame } from './decodeFrame.ts';
import { draw, emptyCanvas } from './drawing/canvas.ts';
import { type Look, type Looked, nothingLearnt, placeholderOf } from './looks/look.ts';
import { playTimeOf } from './moving/playTime.ts';
import type { PictureOrder } from './order.ts';
import { decodeSize, fitInto, type Size } from './scale/fitInto.ts';

const quality = 0.85;

/** The first frame, upright, fitted and encoded anew: nothing of the original file is left in it. */
export async function develop(order: PictureOrder): Promise<Looked> {
  const jpeg = order.contentType === 'image/jpeg';
  const { width, height, learns } = order;
  // Decoding gives the bytes up.
  const durationMs = learns ? playTimeOf(order.bytes, order.contentType) : null;
  const frame = await decodeFrame(order, jpeg ? decodeSize(order, order.maxEdge) : null, true);
  try {
    const shown = { width: frame.displayWidth, height: frame.displayHeight };
    const drawn = draw(frame, fitInto(shown, order.maxEdge));
    try {
      // A JPEG has no transparency to keep; WebP keeps it for all others.
      const type = jpeg ? 'image/jpeg' : 'image/webp';
      const blob = await drawn.canvas.convertToBlob({ type, quality });
      const look: Look = learns
        ? {
            ...nothingLearnt,
            ...uprightSize({ width, height }, shown),
            durationMs,
            placeholder: placeholderOf(drawn.canvas),
          }
        : nothingLearnt;
      return { bytes: new Uint8Array(await blob.arrayBuffer()), look };
    } finally {
      emptyCanvas(drawn);
    }
  } finally {
    frame.close();
  }
}

/** The size that is stored, lying or standing as the frame does, which may have been decoded smaller. */
function uprightSize(stored: Size, shown: Size): Size {
  const turned = stored.width > stored.height !== shown.width > shown.height;
  const larger = shown.width * shown.height > stored.width * stored.height;
  if (larger) return shown;
  return turned ? { width: stored.height, height: stored.width } : stored;
}
