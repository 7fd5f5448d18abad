import { longestStart } from '../../shared/text/graphemes.ts';
import { maxNameBytes } from './safeFileName.ts';

/** As file systems compare them that know no case, and that take an accent for a letter of its own. */
const folded = (name: string) => name.normalize('NFC').toLowerCase();

/**
 * The name, or `name (2).jpg` and so on where one that a file system could take for it is in `taken`; it is
 * added there. At most 240 bytes, as the name that is given.
 */
export function freeName(name: string, taken: Set<string>): string {
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? name : numbered(name, count);
    if (taken.has(folded(free))) continue;
    taken.add(folded(free));
    return free;
  }
}

/** `photo.jpg` as `photo (2).jpg`. */
export function numbered(name: string, count: number): string {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const rest = ` (${count})${dot > 0 ? name.slice(dot) : ''}`;
  return longestStart(stem, maxNameBytes - Buffer.byteLength(rest), Buffer.byteLength) + rest;
}
