export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest size of the same shape inside a square box; never larger than it was. */
export function fitInto(size: Size, maxEdge: number): Size {
  const scale = Math.min(1, maxEdge / Math.max(size.width, size.height));
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}

/** A frame of a browser is no longer than this: at one more pixel its process ends. */
export const mostFrameEdge = 32_767;

/**
 * What to ask a JPEG decoder for: it can make n/8 of a picture in less time and memory, and takes the
 * largest n/8 that fits inside what it is asked, so this is the smallest that is still large enough, or the largest
 * that a frame holds.
 */
export function decodeSize(stored: Size, maxEdge: number): Size {
  const wanted = fitInto(stored, maxEdge);
  const share = Math.max(wanted.width / stored.width, wanted.height / stored.height);
  const most = Math.floor((mostFrameEdge * 8) / Math.max(stored.width, stored.height));
  const eighths = Math.min(8, Math.ceil(share * 8), Math.max(1, most));
  return {
    width: Math.ceil((stored.width * eighths) / 8),
    height: Math.ceil((stored.height * eighths) / 8),
  };
}
