import { chunksOf } from '../format/chunks.ts';
import { gifBlocks } from '../gif/gifBlocks.ts';

/** What browsers show of a frame that says no time, or hardly any. */
const unsaidMs = 100;
const hardlyAnyMs = 10;
/** More frames than this are not counted. */
const mostFrames = 5_000;

/**
 * For how long an animation plays once, in ms, by what its blocks say; null for a picture that stands still, or of
 * a type whose blocks say nothing of it. Nothing is decoded.
 */
export function playTimeOf(bytes: Uint8Array, contentType: string): number | null {
  const frames = framesOf(bytes, contentType);
  let [count, whole] = [0, 0];
  for (const ms of frames) {
    count += 1;
    whole += ms > hardlyAnyMs ? ms : unsaidMs;
    if (count === mostFrames) break;
  }
  return count > 1 ? whole : null;
}

function framesOf(bytes: Uint8Array, contentType: string): Iterable<number> {
  if (contentType === 'image/gif') return gifFrames(bytes);
  if (contentType === 'image/webp') return webpFrames(bytes);
  return contentType === 'image/png' ? pngFrames(bytes) : [];
}

function* gifFrames(bytes: Uint8Array): Generator<number> {
  let start = bytes.length;
  let ms = 0;
  for (const { kind, end } of gifBlocks(bytes)) {
    // A graphic control tells of the picture behind it, in hundredths of a second.
    if (kind === 'extension' && bytes[start + 1] === 0xf9) {
      ms = ((bytes[start + 4] ?? 0) + (bytes[start + 5] ?? 0) * 256) * 10;
    }
    if (kind === 'picture') {
      yield ms;
      ms = 0;
    }
    start = end;
  }
}

function* webpFrames(bytes: Uint8Array): Generator<number> {
  for (const { name, start, length } of chunksOf(bytes, 'image/webp')) {
    if (name !== 'ANMF' || length < 16) continue;
    const at = start + 8 + 12;
    yield (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0) * 65_536;
  }
}

function* pngFrames(bytes: Uint8Array): Generator<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { name, start, length } of chunksOf(bytes, 'image/png')) {
    if (name !== 'fcTL' || length < 26 || start + 8 + 24 > bytes.length) continue;
    const [part, of] = [view.getUint16(start + 8 + 20), view.getUint16(start + 8 + 22)];
    yield (part / (of || 100)) * 1_000;
  }
}
