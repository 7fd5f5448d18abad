import { seed } from './jpegs.ts';

export const plainGif = () => seed('van-on-its-way.gif');

/** Blocks of up to 255 bytes, each after its length, and one of none. */
function blocks(content: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < content.length; at += 255) {
    const part = content.subarray(at, at + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  return Buffer.concat([...parts, Buffer.from([0])]);
}

/** XMP as the standard has it: not in blocks, and with a tail that leads out of it from wherever a reader stands. */
export function xmpExtension(xmp: string): Buffer {
  const tail = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);
  return Buffer.concat([Buffer.from('\x21\xff\x0bXMP DataXMP', 'latin1'), Buffer.from(xmp), tail]);
}

/** As some programs write it: in blocks. */
export const xmpInBlocks = (xmp: string) =>
  Buffer.concat([Buffer.from('\x21\xff\x0bXMP DataXMP', 'latin1'), blocks(Buffer.from(xmp))]);

export const comment = (text: string) =>
  Buffer.concat([Buffer.from([0x21, 0xfe]), blocks(Buffer.from(text))]);

/** Between the palette and the first picture, or before the end mark. */
export function gifWith(extension: Buffer, late = false): Buffer {
  const whole = plainGif();
  const flags = whole[10] ?? 0;
  const first = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const at = late ? whole.length - 1 : first;
  return Buffer.concat([whole.subarray(0, at), extension, whole.subarray(at)]);
}
