import { TooMuch } from '../format/undecodable.ts';
import { jpegShape } from './jpegShape.ts';

/** Encoders write ten or so, and none of them a hundred: each is a pass over all pixels. */
export const mostScans = 100;
/** The effort of all passes together. The largest picture that is decoded may still have fifteen. */
const mostScannedPixels = 1_500_000_000;

/** Throws for a JPEG that was made to cost time; `stored` is the size that it was accepted for. */
export function checkJpegEffort(
  bytes: Uint8Array,
  stored: { readonly width: number; readonly height: number },
): void {
  const { scans } = jpegShape(bytes);
  if (scans > mostScans) throw new TooMuch('scans');
  if (scans * stored.width * stored.height > mostScannedPixels)
    throw new TooMuch('pixels in all scans');
}
