import { latin1At, numberAt } from '../location/bytes/peek.ts';
import type { Whole } from './whole.ts';

const mostBoxes = 100_000;

/**
 * Whether it ends before its last box does; or, for a film, without the box that says what the others hold, which
 * recorders write last.
 */
export async function isoEndsEarly({ peek, size }: Whole, isFilm: boolean): Promise<boolean> {
  const seen = new Set<string>();
  let at = 0;
  for (let count = 0; count < mostBoxes && at + 8 <= size; count += 1) {
    const head = await peek(at, 16);
    const type = latin1At(head, 4, 4);
    if (!/^[\w ©-]{4}$/.test(type)) return false;
    seen.add(type);
    const said = numberAt(head, 0, 4);
    // It goes on to the end of the file.
    if (said === 0) break;
    const length = said === 1 ? numberAt(head, 8, 8) : said;
    if (length < 8) return false;
    at += length;
    if (at > size) return true;
  }
  return isFilm && seen.has('mdat') && !seen.has('moov') && !seen.has('moof');
}
