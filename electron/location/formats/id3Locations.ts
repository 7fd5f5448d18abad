import type { Look } from '../bytes/findings.ts';
import { latin1At } from '../bytes/peek.ts';
import { lookIntoPieces, type Piece } from '../bytes/pieces.ts';

const headBytes = 10;
const mostTagBytes = 32 * 1024 * 1024;
const stuffed = 0x80;

/**
 * Words and pictures before a sound, where noughts are put between their bytes so that no player takes
 * them for sound: without those.
 */
export async function id3Locations(look: Look): Promise<void> {
  const head = await look.peek(0, headBytes);
  if (latin1At(head, 0, 3) !== 'ID3' || ((head[5] ?? 0) & stuffed) === 0) return;
  const length = [0, 1, 2, 3].reduce((sum, at) => sum * 128 + ((head[6 + at] ?? 0) & 127), 0);
  if (length > mostTagBytes) {
    look.found.unsure = true;
    return;
  }
  const bytes = Buffer.from(await look.peek(headBytes, length));
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = bytes.indexOf('\xff\0', 0, 'latin1'); at >= 0; ) {
    pieces.push({ at: headBytes + from, length: at + 1 - from });
    from = at + 2;
    at = bytes.indexOf('\xff\0', from, 'latin1');
  }
  pieces.push({ at: headBytes + from, length: bytes.length - from });
  look.spend(pieces.length);
  await lookIntoPieces(look, pieces, (part) => part.inside(part));
}
