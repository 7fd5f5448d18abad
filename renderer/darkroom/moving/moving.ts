import { emptyCanvas, openCanvas } from '../drawing/canvas.ts';
import { TooMuch, Undecodable } from '../format/undecodable.ts';
import { type Looked, nothingLearnt } from '../looks/look.ts';
import type { StoredPicture } from '../order.ts';
import { fitInto } from '../scale/fitInto.ts';
import { picturesIn } from './firstPicture.ts';
import { openMovingPicture } from './movingPicture.ts';
import { type WebpFrame, writeWebp } from './writeWebp.ts';

export interface MovingOrder extends StoredPicture {
  readonly maxEdge: number;
  readonly maxBytes: number;
  readonly mostFrames: number;
}

/** No animation that anybody sends has more; every one of them takes memory before it is drawn. */
const mostFrames = 5_000;
const mostPixels = 8_000_000;
const quality = 0.72;

/** An animation that plays, of bounded size: its frames drawn anew, some of them left out of a long one. */
export async function movingPreview(order: MovingOrder): Promise<Looked> {
  const { bytes, contentType, width, height, maxBytes } = order;
  if (picturesIn(bytes, contentType) > mostFrames) throw new TooMuch('frames');
  if (width * height > mostPixels) throw new TooMuch('pixels');
  const moving = await openMovingPicture(bytes, contentType, order);
  if (moving === null) throw new Undecodable('stands still');
  try {
    if (moving.frames > mostFrames) throw new TooMuch('frames');
    const size = fitInto(moving.size, order.maxEdge);
    const every = Math.ceil(moving.frames / order.mostFrames);
    const frames: WebpFrame[] = [];
    let length = 0;
    const canvas = openCanvas(size);
    try {
      let index = 0;
      for await (const pixels of moving.play(size, every)) {
        canvas.context.putImageData(new ImageData(pixels.slice(), size.width, size.height), 0, 0);
        const blob = await canvas.canvas.convertToBlob({ type: 'image/webp', quality });
        const file = new Uint8Array(await blob.arrayBuffer());
        length += file.length;
        // What has been made by then plays as well.
        if (length > maxBytes && frames.length > 1) break;
        frames.push({ file, ms: await moving.shownMs(index, every) });
        index += every;
      }
    } finally {
      emptyCanvas(canvas);
    }
    return { bytes: writeWebp(size, frames), look: nothingLearnt };
  } finally {
    moving.close();
  }
}
