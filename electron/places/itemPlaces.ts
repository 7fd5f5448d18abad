import { exifPlace } from './exifPlace.ts';
import { boxAt } from './isoPlaces.ts';
import { type Blank, latin1At, numberAt, type Peek } from './peek.ts';
import { xmpPlace } from './xmpPlace.ts';

const mostBytes = 262_144;
const mostItems = 4_096;

interface Item {
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

/** The EXIF and XMP of a HEIC or AVIF, which are items beside the picture. */
export async function itemPlaces(peek: Peek, start: number, end: number): Promise<Blank[]> {
  let types = new Map<number, string>();
  let located: Item[] = [];
  let store = 0;
  let locations = new Uint8Array(0);
  for (let at = start, count = 0; count < 32; count += 1) {
    const box = await boxAt(peek, at, end);
    if (box === null) break;
    at = box.end;
    const bytes =
      (box.type === 'iinf' || box.type === 'iloc') && box.end - box.start <= mostBytes
        ? await peek(box.start, box.end - box.start)
        : new Uint8Array(0);
    if (box.type === 'iinf') types = typesIn(bytes);
    if (box.type === 'iloc') locations = Uint8Array.from(bytes);
    if (box.type === 'idat') store = box.start;
  }
  located = itemsIn(locations, types, store);
  const blanks: Blank[] = [];
  for (const { type, at, length } of located) {
    if (type === 'mime') blanks.push(...xmpPlace(await peek(at, length), at));
    if (type !== 'Exif' || length < 12) continue;
    const skip = 4 + numberAt(await peek(at, 4), 0, 4);
    blanks.push(...(await exifPlace(peek, at + skip, length - skip)).blanks);
  }
  return blanks;
}

function typesIn(bytes: Uint8Array): Map<number, string> {
  const types = new Map<number, string>();
  let at = bytes[0] === 0 ? 6 : 8;
  for (let count = 0; count < mostItems && at + 20 <= bytes.length; count += 1) {
    const version = bytes[at + 8] ?? 0;
    const wide = version >= 3 ? 4 : 2;
    types.set(numberAt(bytes, at + 12, wide), latin1At(bytes, at + 14 + wide, 4));
    at += Math.max(8, numberAt(bytes, at, 4));
  }
  return types;
}

/** Of the wanted items, where they are; only such as lie in one piece. */
function itemsIn(bytes: Uint8Array, types: ReadonlyMap<number, string>, store: number): Item[] {
  const version = bytes[0] ?? 0;
  const sizes = numberAt(bytes, 4, 2);
  const [offset, length, base] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const index = version > 0 ? sizes & 15 : 0;
  const wide = version >= 2 ? 4 : 2;
  const items: Item[] = [];
  let at = 6 + wide;
  const count = Math.min(mostItems, numberAt(bytes, 6, wide));
  for (let number = 0; number < count && at < bytes.length; number += 1) {
    const type = types.get(numberAt(bytes, at, wide)) ?? '';
    at += wide;
    const method = version > 0 ? numberAt(bytes, at, 2) & 15 : 0;
    at += version > 0 ? 4 : 2;
    const from = numberAt(bytes, at, base) + (method === 1 ? store : 0);
    const extents = numberAt(bytes, at + base, 2);
    at += base + 2;
    const place = from + numberAt(bytes, at + index, offset);
    const long = numberAt(bytes, at + index + offset, length);
    if ((type === 'Exif' || type === 'mime') && extents === 1 && method < 2 && long <= mostBytes) {
      items.push({ type, at: place, length: long });
    }
    at += extents * (index + offset + length);
  }
  return items;
}
