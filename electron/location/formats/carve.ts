import { breath } from '../bytes/breath.ts';
import type { Look } from '../bytes/findings.ts';
import { lookIntoPieces } from '../bytes/pieces.ts';
import { anchorAt, firstPairs, type Words } from './anchors.ts';
import { type Around, lookAtAnchor } from './lookAtAnchor.ts';
import { lettersBehind, wordsIn } from './wordsIn.ts';

const chunkBytes = 262_144;
/** What is found by its middle may begin before; what begins in a chunk may go on behind it. */
const before = 256;
const behind = lettersBehind * 4;

const anchorsABreath = 16;

export interface Carving {
  /** Also words that are not XMP, where nobody reads them. */
  readonly tracks: boolean;
  /** Tells which positions are left out, since rules of their own look at them. */
  readonly skip?: (at: number) => boolean;
}

/**
 * Looks at every byte, whatever the file is said to be: behind its end, between its parts, in pictures
 * and films that are inside it. What is compressed it cannot see.
 */
export async function carve(look: Look, carving: Carving, from = 0, to = look.size): Promise<void> {
  const { tracks, skip } = carving;
  const around: Around = {
    extensions: new Map(),
    described: new Set(),
    film: 0,
  };
  let anchors = 0;
  for (let at = from; at < to; at += chunkBytes) {
    const start = Math.max(0, at - before);
    const end = Math.min(to, at + chunkBytes);
    const bytes = await look.peek(start, Math.min(look.size, end + behind) - start);
    const words: Words[] = [];
    const last = Math.min(end - start, bytes.length - 3);
    for (let index = at - start; index < last; index += 1) {
      if (firstPairs[((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0)] === 0) continue;
      const anchor = anchorAt(bytes, index);
      if (anchor === null || skip?.(start + index)) continue;
      if (anchor.kind === 'words') words.push(anchor);
      else {
        await lookAtAnchor(look, anchor.kind, start + index, around);
        anchors += 1;
        if (anchors % anchorsABreath === 0) await breath();
      }
    }
    look.spend(words.length * 16);
    wordsIn(look.found, bytes, start, words, tracks);
    if (to > chunkBytes) await breath();
  }
  const all = [...around.extensions.values()];
  for (const pieces of all) {
    const sorted = [...pieces].sort((a, b) => a.offset - b.offset);
    await lookIntoPieces(look, sorted, (part) => part.inside(part));
  }
  // Readers put them together as they stand, too, when their names or numbers are garbled.
  const standing = all.flat().sort((a, b) => a.at - b.at);
  if (standing.length > 1) await lookIntoPieces(look, standing, (part) => part.inside(part));
}
