import type { Look } from '../bytes/findings.ts';
import { latin1At } from '../bytes/peek.ts';
import { lookIntoPieces, type Piece } from '../bytes/pieces.ts';

const extension = 0x21;
const picture = 0x2c;
const comment = 0xfe;
const application = 0xff;

/**
 * Words and descriptions that stand in blocks of up to 255 bytes, put together. XMP as its standard has
 * it stands in no blocks, and is seen by whoever looks at every byte.
 */
export async function gifLocations(look: Look): Promise<void> {
  const { peek, spend } = look;
  const head = await peek(0, 13);
  let at = 13 + tableBytes(head[10] ?? 0);
  for (;;) {
    spend(2);
    const [kind = 0, label = 0] = await peek(at, 2);
    if (kind === picture) {
      const flags = (await peek(at + 9, 1))[0] ?? 0;
      at = (await blocksAt(look, at + 11 + tableBytes(flags))).end;
    } else if (kind === extension) {
      const { pieces, end } = await blocksAt(look, at + 2);
      // The first block of an application says whose it is.
      const name = latin1At(await peek(at + 3, 11), 0, 11);
      const words =
        label === comment || (label === application && !/^NETSCAPE|^ICCRGBG1/.test(name));
      if (words && pieces.length > 1)
        await lookIntoPieces(look, pieces, (part) => part.inside(part));
      at = end;
    } else return;
  }
}

async function blocksAt({ peek, spend }: Look, start: number) {
  const pieces: Piece[] = [];
  let at = start;
  for (;;) {
    const length = (await peek(at, 1))[0] ?? 0;
    spend(1);
    if (length === 0) return { pieces, end: at + 1 };
    pieces.push({ at: at + 1, length });
    at += length + 1;
  }
}

const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
