import { latin1At, numberAt, type Peek } from '../location/bytes/peek.ts';
import type { Whole } from './whole.ts';

const mostBoxes = 100_000;
const mostMetaBytes = 1024 * 1024;

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Whether it ends before its last box does; or, for a film, without the box that says what the others hold, which
 * recorders write last.
 */
export async function isoEndsEarly({ peek, size }: Whole, isFilm: boolean): Promise<boolean> {
  const seen = new Set<string>();
  let meta: Span | null = null;
  let at = 0;
  for (let count = 0; count < mostBoxes && at + 8 <= size; count += 1) {
    const head = await peek(at, 16);
    const type = latin1At(head, 4, 4);
    if (!/^[\w ©-]{4}$/.test(type)) return false;
    seen.add(type);
    const said = numberAt(head, 0, 4);
    // It goes on to the end of the file.
    if (said === 0) return isFilm && !seen.has('moov') && !seen.has('moof');
    const length = said === 1 ? numberAt(head, 8, 8) : said;
    if (length < 8) return false;
    if (type === 'meta') meta = { start: at, end: at + length };
    at += length;
    if (at > size) return true;
  }
  if (isFilm) return seen.has('mdat') && !seen.has('moov') && !seen.has('moof');
  // A picture may stand in the box that describes it; else it is behind that.
  return meta !== null && !seen.has('mdat') && !(await holds(peek, meta, 'idat'));
}

async function holds(peek: Peek, { start, end }: Span, type: string): Promise<boolean> {
  const bytes = await peek(start, Math.min(end - start, mostMetaBytes));
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(type, 0, 'latin1');
}
