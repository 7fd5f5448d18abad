export interface GifBlock {
  readonly kind: 'picture' | 'extension' | 'end';
  /** Behind its last byte. */
  readonly end: number;
}

const picture = 0x2c;
const extension = 0x21;
const trailer = 0x3b;

/** The blocks of a GIF one after the other, as far as they are whole. */
export function* gifBlocks(bytes: Uint8Array): Generator<GifBlock> {
  for (let at = 13 + paletteBytes(bytes[10] ?? 0); at < bytes.length; ) {
    const mark = bytes[at];
    if (mark === trailer) {
      yield { kind: 'end', end: at + 1 };
      return;
    }
    if (mark !== picture && mark !== extension) return;
    // A picture tells where it stands, its own colours, and how wide its codes are.
    const data = mark === extension ? at + 2 : at + 11 + paletteBytes(bytes[at + 9] ?? 0);
    const end = behindParts(bytes, data);
    if (end > bytes.length) return;
    yield { kind: mark === picture ? 'picture' : 'extension', end };
    at = end;
  }
}

function paletteBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Data comes in parts that say their lengths; the last of them is empty. */
function behindParts(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}
