import { type Chunk, chunksOf } from '../format/chunks.ts';
import { gifBlocks } from '../gif/gifBlocks.ts';

/** What a picture is made of, and how long such a chunk may be at most; all others stay outside. */
const kept: Readonly<Record<string, number>> = {
  IHDR: 13,
  PLTE: 768,
  tRNS: 256,
  IDAT: Number.POSITIVE_INFINITY,
  IEND: 0,
  gAMA: 4,
  cHRM: 32,
  sRGB: 1,
  sBIT: 4,
  cICP: 4,
  iCCP: 262_144,
  eXIf: 65_536,
  VP8X: 10,
  ANIM: 6,
  ICCP: 1_048_576,
  EXIF: 65_536,
  ANMF: Number.POSITIVE_INFINITY,
  ALPH: Number.POSITIVE_INFINITY,
  'VP8 ': Number.POSITIVE_INFINITY,
  VP8L: Number.POSITIVE_INFINITY,
};
/** A picture may have more than one of these. */
const repeated = ['IDAT'];

/**
 * A GIF, PNG or WebP without anything but its first picture: no frames behind it, however many they say to
 * be, and no texts that unpack to gigabytes. All other types are as they were.
 */
export function firstPicture(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Uint8Array<ArrayBuffer> {
  if (contentType === 'image/gif') return firstOfGif(bytes);
  if (contentType !== 'image/png' && contentType !== 'image/webp') return bytes;
  const seen = new Set<string>();
  const chunks: Chunk[] = [];
  let left = false;
  for (const chunk of chunksOf(bytes, contentType)) {
    const { name, length } = chunk;
    if (length <= (kept[name] ?? -1) && (!seen.has(name) || repeated.includes(name))) {
      chunks.push(chunk);
    } else left = true;
    seen.add(name);
    if (name === 'IEND') break;
  }
  return left ? joined(bytes, contentType, chunks) : bytes;
}

function joined(bytes: Uint8Array, contentType: string, chunks: readonly Chunk[]) {
  const head = contentType === 'image/png' ? 8 : 12;
  const total = chunks.reduce((sum, { start, end }) => sum + end - start, head);
  const made = new Uint8Array(total);
  made.set(bytes.subarray(0, head));
  let at = head;
  for (const { start, end } of chunks) {
    made.set(bytes.subarray(start, end), at);
    at += end - start;
  }
  if (contentType === 'image/webp') new DataView(made.buffer).setUint32(4, total - 8, true);
  return made;
}

function firstOfGif(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  for (const { kind, end } of gifBlocks(bytes)) {
    if (kind !== 'picture') continue;
    const made = new Uint8Array(end + 1);
    made.set(bytes.subarray(0, end));
    made[end] = 0x3b;
    return made;
  }
  return bytes;
}

/** The number of pictures in a file that may move, by its blocks; 1 for every file that cannot. */
export function picturesIn(bytes: Uint8Array, contentType: string): number {
  let count = 0;
  if (contentType === 'image/gif') {
    for (const { kind } of gifBlocks(bytes)) if (kind === 'picture') count += 1;
  } else if (contentType === 'image/png' || contentType === 'image/webp') {
    for (const { name } of chunksOf(bytes, contentType)) {
      if (name === 'fcTL' || name === 'ANMF') count += 1;
    }
  }
  return Math.max(1, count);
}

/** Whether there is a film among the boxes of an AVIF: its decoders refuse to look for one where there is none. */
export function isSequence(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const moov = 0x6d6f6f76;
  for (let at = 0; at + 8 <= bytes.length; ) {
    if (view.getUint32(at + 4) === moov) return true;
    const length = view.getUint32(at);
    // What goes on to the end of the file, or has a length of 64 bits, is the last of a picture.
    if (length < 8) return false;
    at += length;
  }
  return false;
}
