import { numberAt } from '../location/bytes/peek.ts';
import { createJpegScans } from './jpegScans.ts';
import type { Whole } from './whole.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;
const portionBytes = 262_144;
const mostSegments = 20_000;

/**
 * Whether it ends before the end mark of its picture, or has that one before all of its scans: what stands behind it is
 * nothing of it.
 */
export async function jpegEndsEarly({ peek, size }: Whole): Promise<boolean> {
  const scans = createJpegScans();
  let at = 2;
  for (let count = 0; count < mostSegments; count += 1) {
    const head = await peek(at, 4);
    const [mark, kind = 0] = head;
    if (head.length < 2) return true;
    if (mark !== 0xff) return false;
    if (kind === endOfImage) return scans.lacks();
    if (kind === 0xff) at += 1;
    else if (isBare(kind)) at += 2;
    else {
      if (head.length < 4) return true;
      const length = Math.max(2, numberAt(head, 2, 2));
      if (scans.isFrame(kind)) scans.frame(kind, await peek(at + 2, length));
      else if (kind === startOfScan) scans.scan(await peek(at + 2, length));
      at += 2 + length;
      if (kind === startOfScan) at = await afterScan({ peek, size }, at);
    }
  }
  return false;
}

/** The next mark behind the data of a scan, in which 0xff is followed by 0 or a restart, and by nothing else. */
async function afterScan({ peek, size }: Whole, from: number): Promise<number> {
  for (let start = from; start < size; ) {
    const bytes = await peek(start, portionBytes);
    if (bytes.length < 2) return size;
    for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
      const kind = bytes[at + 1];
      if (kind !== undefined && kind !== 0 && kind !== 0xff && !isBare(kind)) return start + at;
    }
    // The last byte may be the first half of a mark.
    start += bytes.length - 1;
  }
  return size;
}

/** TEM, the restart marks and the start of an image carry no length. */
const isBare = (kind: number) => kind === 0x01 || (kind >= 0xd0 && kind <= 0xd8);
