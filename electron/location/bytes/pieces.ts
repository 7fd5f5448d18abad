import { type Findings, type Look, noFindings } from './findings.ts';
import { type Blank, peekInto } from './peek.ts';

export interface Piece {
  readonly at: number;
  readonly length: number;
}

/** What is longer is no description of a picture. */
const mostGathered = 32 * 1024 * 1024;

/** Bytes that stand in several pieces, as one; what is found in them is noted where it stands. */
export async function lookIntoPieces(
  look: Look,
  pieces: readonly Piece[],
  inside: (part: Look) => Promise<void>,
): Promise<void> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length > mostGathered) {
    look.found.unsure = true;
    return;
  }
  const parts: Uint8Array[] = [];
  for (const { at, length: wanted } of pieces) parts.push(await look.peek(at, wanted));
  // What is cut off moves what follows, so the pieces are as long as what is there.
  const there = pieces.map(({ at }, index) => ({ at, length: parts[index]?.length ?? 0 }));
  const found = noFindings();
  const bytes = Buffer.concat(parts);
  await inside({ ...look, peek: peekInto(bytes), size: bytes.length, found });
  const spread = (blanks: readonly Blank[]) => blanks.flatMap((blank) => spreadOver(blank, there));
  add(look.found, found, spread);
}

/** What was found in a part, noted for the whole; `spread` says where each blank stands in that. */
export function add(
  into: Findings,
  found: Findings,
  spread: (blanks: readonly Blank[]) => readonly Blank[],
): void {
  into.tells.push(...spread(found.tells));
  into.beside.push(...spread(found.beside));
  into.doubtful.push(...spread(found.doubtful));
  into.stays ||= found.stays;
  into.unsure ||= found.unsure;
}

function spreadOver({ at, bytes }: Blank, pieces: readonly Piece[]): Blank[] {
  const made: Blank[] = [];
  let from = 0;
  for (const piece of pieces) {
    const first = Math.max(at, from);
    const last = Math.min(at + bytes.length, from + piece.length);
    if (last > first) {
      made.push({ at: piece.at + first - from, bytes: bytes.subarray(first - at, last - at) });
    }
    from += piece.length;
  }
  return made;
}
