import { chunksOf } from '../format/chunks.ts';
import type { Size } from '../scale/fitInto.ts';

export interface WebpFrame {
  /** A whole WebP of one picture. */
  readonly file: Uint8Array;
  readonly ms: number;
}

const pictureChunks = ['ALPH', 'VP8 ', 'VP8L'];
const mostMs = 0xffffff;

/** One WebP that plays these for ever, each in place of the one before it. */
export function writeWebp({ width, height }: Size, frames: readonly WebpFrame[]): Uint8Array {
  const animated = 0x02;
  const transparent = 0x10;
  const parts: Uint8Array[] = [
    chunk('VP8X', [animated | transparent, 0, 0, 0, ...three(width - 1), ...three(height - 1)]),
    // The background, and how often it plays: 0 for ever.
    chunk('ANIM', [0, 0, 0, 0, 0, 0]),
    ...frames.map(({ file, ms }) => {
      const picture = chunksOf(file, 'image/webp');
      const kept = [...picture].filter(({ name }) => pictureChunks.includes(name));
      const inPlaceOfTheLast = 0x02;
      const head = [
        ...[...three(0), ...three(0)],
        ...[...three(width - 1), ...three(height - 1)],
        ...three(Math.min(mostMs, Math.round(ms))),
        inPlaceOfTheLast,
      ];
      return chunk('ANMF', head, ...kept.map(({ start, end }) => file.subarray(start, end)));
    }),
  ];
  const length = parts.reduce((sum, part) => sum + part.length, 4);
  return joined([ascii('RIFF'), four(length), ascii('WEBP'), ...parts]);
}

/** A length of odd bytes is followed by one more. */
function chunk(name: string, head: readonly number[], ...rest: readonly Uint8Array[]): Uint8Array {
  const length = rest.reduce((sum, part) => sum + part.length, head.length);
  const even = new Uint8Array(length % 2);
  return joined([ascii(name), four(length), Uint8Array.from(head), ...rest, even]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}

const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const three = (value: number) => [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff];
const four = (value: number) => Uint8Array.from([...three(value), (value >>> 24) & 0xff]);
