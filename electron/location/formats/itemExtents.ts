import type { Look } from '../bytes/findings.ts';
import { latin1At, numberAt, type Peek } from '../bytes/peek.ts';
import { lookIntoPieces, type Piece } from '../bytes/pieces.ts';
import { boxAt } from './isoBoxes.ts';

const mostTableBytes = 1024 * 1024;
const mostItems = 16_384;
const mostExtents = 4_096;

/**
 * The EXIF and XMP of a HEIC or AVIF, which are items beside the picture. Such as lie in one piece are
 * seen by whoever looks at every byte; those in several are put together here.
 */
export async function extentsOf(
  look: Look,
  start: number,
  end: number,
  film: number,
): Promise<void> {
  const { iloc, iinf, store } = await tablesOf(look.peek, start, end);
  for (const pieces of itemsIn(iloc, typesIn(iinf), store, film)) {
    look.spend(pieces.length);
    await lookIntoPieces(look, pieces, (part) => part.inside(part));
  }
}

async function tablesOf(peek: Peek, start: number, end: number) {
  let iinf = new Uint8Array(0);
  let iloc = new Uint8Array(0);
  let store = 0;
  for (let at = start, count = 0; count < 64; count += 1) {
    const box = await boxAt(peek, at, end);
    if (box === null) break;
    at = box.end;
    if (box.type === 'idat') store = box.start;
    if (box.type !== 'iinf' && box.type !== 'iloc') continue;
    const bytes = await peek(box.start, Math.min(mostTableBytes, box.end - box.start));
    if (box.type === 'iinf') iinf = Uint8Array.from(bytes);
    else iloc = Uint8Array.from(bytes);
  }
  return { iinf, iloc, store };
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

/** Finds the pieces of the wanted items that lie in several. */
function itemsIn(
  bytes: Uint8Array,
  types: ReadonlyMap<number, string>,
  store: number,
  film: number,
): Piece[][] {
  const version = bytes[0] ?? 0;
  const sizes = numberAt(bytes, 4, 2);
  const [offset, length, base] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const index = version === 1 || version === 2 ? sizes & 15 : 0;
  const wide = version >= 2 ? 4 : 2;
  const items: Piece[][] = [];
  let at = 6 + wide;
  const count = Math.min(mostItems, numberAt(bytes, 6, wide));
  for (let number = 0; number < count && at < bytes.length; number += 1) {
    const type = types.get(numberAt(bytes, at, wide)) ?? '';
    at += wide;
    const method = version > 0 ? numberAt(bytes, at, 2) & 15 : 0;
    at += version > 0 ? 4 : 2;
    const from = numberAt(bytes, at, base) + (method === 1 ? store : film);
    const extents = numberAt(bytes, at + base, 2);
    at += base + 2;
    const step = index + offset + length;
    const wanted = (type === 'Exif' || type === 'mime') && extents > 1 && extents <= mostExtents;
    if (wanted) {
      items.push(
        Array.from({ length: extents }, (_, extent) => ({
          at: from + numberAt(bytes, at + extent * step + index, offset),
          length: numberAt(bytes, at + extent * step + index + offset, length),
        })),
      );
    }
    at += extents * step;
  }
  return items;
}
