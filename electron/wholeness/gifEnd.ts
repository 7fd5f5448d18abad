import type { Whole } from './whole.ts';

const mostBlocks = 2_000_000;
const trailer = 0x3b;
const picture = 0x2c;
const extension = 0x21;

/** Whether it ends before its trailer. */
export async function gifEndsEarly({ peek, size }: Whole): Promise<boolean> {
  const byteAt = async (at: number) => (await peek(at, 1))[0] ?? 0;
  let at = 13 + tableBytes(await byteAt(10));
  for (let blocks = 0; blocks < mostBlocks; ) {
    if (at >= size) return true;
    const kind = await byteAt(at);
    if (kind === trailer) return false;
    if (kind !== picture && kind !== extension) return false;
    // Behind its place and colours a picture has one byte more, the width of its first codes.
    at += kind === extension ? 2 : 11 + tableBytes(await byteAt(at + 9));
    for (let length = 1; length !== 0 && blocks < mostBlocks; blocks += 1) {
      if (at >= size) return true;
      length = await byteAt(at);
      at += 1 + length;
    }
  }
  return false;
}

/** How many bytes of colours follow a byte of flags. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}
