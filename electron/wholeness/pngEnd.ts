import { latin1At, numberAt } from '../location/bytes/peek.ts';
import type { Whole } from './whole.ts';

const mostChunks = 200_000;

/** Whether it ends before its last chunk does. */
export async function pngEndsEarly({ peek, size }: Whole): Promise<boolean> {
  let at = 8;
  for (let count = 0; count < mostChunks; count += 1) {
    const head = await peek(at, 8);
    if (head.length < 8) return count > 0;
    const name = latin1At(head, 4, 4);
    const isChunk = count === 0 ? name === 'IHDR' : /^[A-Za-z]{4}$/.test(name);
    if (!isChunk) return false;
    at += 12 + numberAt(head, 0, 4);
    if (at > size) return true;
    if (name === 'IEND') return false;
  }
  return false;
}
