import type { Look } from '../bytes/findings.ts';
import { type Blank, numberAt } from '../bytes/peek.ts';

/** City, part of it, state, country by code and name, and where the content is from. */
const sites = [26, 27, 90, 92, 95, 100, 101];
const mostBytes = 65_536;
const mostFields = 1_024;

/** Names of locations in words of a picture: they go with the location, and are none by themselves. */
export async function iptcSites({ peek, found }: Look, at: number): Promise<void> {
  const head = await peek(at + 6, 258);
  const named = (head[0] ?? 0) + 1;
  const sizeAt = named + (named % 2);
  const length = Math.min(mostBytes, numberAt(head, sizeAt, 4));
  const start = at + 6 + sizeAt + 4;
  const bytes = await peek(start, length);
  const blanks: Blank[] = [];
  let field = 0;
  for (let count = 0; count < mostFields && bytes[field] === 0x1c; count += 1) {
    const size = numberAt(bytes, field + 3, 2);
    if (size > 0x7fff || field + 5 + size > bytes.length) break;
    if (bytes[field + 1] === 2 && sites.includes(bytes[field + 2] ?? 0) && size > 0) {
      const spaces = new Uint8Array(size).fill(0x20);
      blanks.push({ at: start + field + 5, bytes: spaces });
    }
    field += 5 + size;
  }
  found.beside.push(...blanks);
}
