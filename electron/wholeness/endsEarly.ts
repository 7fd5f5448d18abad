import { LookSpent } from '../location/bytes/findings.ts';

import { gifEndsEarly } from './gifEnd.ts';
import { isoEndsEarly } from './isoEnd.ts';
import { jpegEndsEarly } from './jpegEnd.ts';
import { pdfEndsEarly } from './pdfEnd.ts';
import { pngEndsEarly } from './pngEnd.ts';
import { tiffEndsEarly } from './tiffEnd.ts';
import type { Whole } from './whole.ts';

type Check = (file: Whole) => Promise<boolean>;

const film: Check = (file) => isoEndsEarly(file, true);
const isoPicture: Check = (file) => isoEndsEarly(file, false);

/** By content type; what is not named here ends where it ends. */
const checks: Readonly<Record<string, Check>> = {
  'image/jpeg': jpegEndsEarly,
  'image/png': pngEndsEarly,
  'image/webp': webpEndsEarly,
  'image/gif': gifEndsEarly,
  'image/avif': isoPicture,
  'image/heic': isoPicture,
  'image/heif': isoPicture,
  'image/tiff': tiffEndsEarly,
  'video/mp4': film,
  'video/x-m4v': film,
  'video/quicktime': film,
  'video/3gpp': film,
  'video/3gpp2': film,
  'application/pdf': pdfEndsEarly,
};

/**
 * Whether a file certainly ends before what it says it holds, as one does that was not copied or fetched whole. Of
 * what is garbled in another way, or takes too long to tell, it says no. Nothing is decoded.
 */
export async function endsEarly(file: Whole, contentType: string | null): Promise<boolean> {
  const check = contentType !== null && Object.hasOwn(checks, contentType) && checks[contentType];
  if (!check) return false;
  try {
    return await check(file);
  } catch (error) {
    if (error instanceof LookSpent) return false;
    throw error;
  }
}

/** Its head says how long it is. One byte of padding at its end is often left out. */
async function webpEndsEarly({ peek, size }: Whole): Promise<boolean> {
  const head = await peek(0, 16);
  if (head.length < 16) return true;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getUint32(4, true) + 8 > size + 1;
}
