import { decodeFrame } from './decodeFrame.ts';
import { type Canvas, draw, emptyCanvas } from './drawing/canvas.ts';
import { Undecodable } from './format/undecodable.ts';
import { fitGif } from './gif/fitGif.ts';
import { searchJpeg } from './jpeg/searchJpeg.ts';
import { isSequence, picturesIn } from './moving/firstPicture.ts';
import { type MovingPicture, openMovingPicture } from './moving/movingPicture.ts';
import { isTooLong } from './narrowFrame.ts';
import type { Cannot, FitOrder } from './order.ts';
import { decodeSize, fitInto, mostFrameEdge } from './scale/fitInto.ts';
import { searchScale } from './scale/searchScale.ts';
import { isPreviewFirst } from './tiff/isPreviewFirst.ts';

export type Fitted = { readonly bytes: Uint8Array } | { readonly cannot: Cannot };

/** No animation that anybody sends has more; every one of them takes memory before it is drawn. */
const mostFrames = 5_000;
/** More pixels than this are not worth their memory in what is to be sent. */
const mostPixels = 40_000_000;
/** A transparent picture smaller than this part of its edge is no help to anyone. */
const leastPart = 1 / 4;
const qualityOfCopy = 0.92;
/** Each may be an animation, which is kept as a GIF or not made at all: never its first frame in silence. */
const movable = ['image/gif', 'image/webp', 'image/png', 'image/avif'];

/** A picture upright, without anything but its pixels, in at most so many bytes. */
export async function fitPicture(order: FitOrder): Promise<Fitted> {
  const { bytes: original, contentType } = order;
  if (picturesIn(original, contentType) > mostFrames) return { cannot: 'too-much' };
  const moving = await movingOf(order);
  if (moving === null) return fitStill(order);
  try {
    if (!order.types.includes('image/gif')) return { cannot: 'moving' };
    if (moving.frames > mostFrames || isTooLong(order)) return { cannot: 'too-much' };
    const bytes = await fitGif(moving, order.maxBytes);
    return bytes === null ? { cannot: 'stays-too-large' } : { bytes };
  } finally {
    moving.close();
  }
}

/** What moves in it; null for one that stands still. */
async function movingOf(order: FitOrder): Promise<MovingPicture | null> {
  const { bytes, contentType, parts } = order;
  if (!movable.includes(contentType)) return null;
  if (contentType === 'image/avif' && !isSequence(bytes)) return null;
  try {
    return await openMovingPicture(bytes, contentType, order);
  } catch (error) {
    // Of one that is cut short there may still be a part to show.
    if (parts && error instanceof Undecodable) return null;
    throw error;
  }
}

async function fitStill(order: FitOrder): Promise<Fitted> {
  // Shown, a preview is better than nothing; sent instead of its picture, it would be a loss that nobody sees.
  if (order.contentType === 'image/tiff' && isPreviewFirst(order.bytes)) {
    throw new Undecodable('only a preview');
  }
  const base = await drawBase(order);
  try {
    const transparent = order.contentType !== 'image/jpeg' && isTransparent(base);
    const keeps = transparent && !order.flatten;
    const encode = encoderOf(base, transparent && !keeps);
    const blob =
      order.types.includes('image/jpeg') && !keeps
        ? await asJpeg(encode, order)
        : order.types.includes('image/png')
          ? await asPng(encode, order, keeps ? leastPart : 0)
          : null;
    if (blob === null) return { cannot: keeps ? 'transparent' : 'stays-too-large' };
    return { bytes: new Uint8Array(await blob.arrayBuffer()) };
  } finally {
    emptyCanvas(base);
  }
}

async function drawBase(order: FitOrder): Promise<Canvas> {
  const stored = { width: order.width, height: order.height };
  const longest = Math.max(stored.width, stored.height);
  const area = Math.sqrt(mostPixels / (stored.width * stored.height));
  const scale = Math.min(1, area, (mostFrameEdge - 1) / longest);
  const edge = Math.floor(longest * scale);
  const reduced = scale < 1 && order.contentType === 'image/jpeg';
  const frame = await decodeFrame(order, reduced ? decodeSize(stored, edge) : null, order.parts);
  try {
    const upright = { width: frame.displayWidth, height: frame.displayHeight };
    return draw(frame, fitInto(upright, edge));
  } finally {
    frame.close();
  }
}

interface Encoder {
  readonly fullEdge: number;
  encode(edge: number, options: ImageEncodeOptions): Promise<Blob>;
}

function encoderOf({ canvas }: Canvas, onWhite: boolean): Encoder {
  const size = { width: canvas.width, height: canvas.height };
  return {
    fullEdge: Math.max(size.width, size.height),
    async encode(edge, options) {
      const drawn = draw(canvas, fitInto(size, edge), onWhite);
      try {
        return await drawn.canvas.convertToBlob(options);
      } finally {
        emptyCanvas(drawn);
      }
    },
  };
}

async function asJpeg({ fullEdge, encode }: Encoder, { purpose, maxBytes }: FitOrder) {
  const type = 'image/jpeg';
  if (purpose === 'convert') {
    const copy = await encode(fullEdge, { type, quality: qualityOfCopy });
    if (copy.size <= maxBytes) return copy;
  }
  return searchJpeg({
    encode: (edge, percent) => encode(edge, { type, quality: percent / 100 }),
    fullEdge,
    maxBytes,
  });
}

async function asPng({ fullEdge, encode }: Encoder, { maxBytes }: FitOrder, least: number) {
  const type = 'image/png';
  const full = await encode(fullEdge, { type });
  if (full.size <= maxBytes) return full;
  return searchScale({
    encode: (edge) => encode(edge, { type }),
    tooLarge: { edge: fullEdge, size: full.size },
    leastEdge: Math.max(1, Math.ceil(fullEdge * least)),
    maxBytes,
  });
}

/** Pixels are looked at in strips, so that no second copy of all of them is made. */
function isTransparent({ canvas, context }: Canvas): boolean {
  const rows = Math.max(1, Math.floor(1_000_000 / canvas.width));
  for (let y = 0; y < canvas.height; y += rows) {
    const strip = context.getImageData(0, y, canvas.width, Math.min(rows, canvas.height - y));
    const { data } = strip;
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  }
  return false;
}
