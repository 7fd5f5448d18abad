import { chunkOf, hasText } from '../format/chunkOf.ts';

const chunk = { 'image/png': 'iCCP', 'image/webp': 'ICCP' };
const marker = 'ICC_PROFILE\0';
/** Profiles are a few hundred bytes, seldom a few thousand: a chunk may unpack to anything. */
const mostBytes = 1024 * 1024;

/** The ICC profile of a JPEG, as far as its first segment holds it, a PNG or a WebP; null without one. */
export async function profileOf(
  bytes: Uint8Array,
  contentType: string,
): Promise<Uint8Array | null> {
  if (contentType === 'image/jpeg') return ofJpeg(bytes);
  const found = chunkOf(bytes, contentType, chunk);
  if (found === null || contentType !== 'image/png') return found;
  // Its name, then how it is packed.
  return unpack(found.subarray(found.indexOf(0) + 2));
}

function ofJpeg(bytes: Uint8Array): Uint8Array | null {
  const startOfScan = 0xda;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const [kind = 0, high = 0, low = 0] = bytes.subarray(at + 1, at + 4);
    if (kind === startOfScan) return null;
    const end = at + 2 + high * 256 + low;
    const first = bytes[at + 4 + marker.length] === 1;
    // After the marker its number among the segments, and how many there are.
    if (kind === 0xe2 && hasText(bytes, at + 4, marker) && first) {
      return bytes.subarray(at + 4 + marker.length + 2, end);
    }
    at = Math.max(end, at + 4);
  }
  return null;
}

async function unpack(packed: Uint8Array): Promise<Uint8Array | null> {
  try {
    const stream = new Blob([packed.slice()]).stream();
    const reader = stream.pipeThrough(new DecompressionStream('deflate')).getReader();
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      parts.push(read.value);
      length += read.value.length;
      if (length > mostBytes) {
        await reader.cancel();
        return null;
      }
    }
    const profile = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      profile.set(part, at);
      at += part.length;
    }
    return profile;
  } catch {
    // A garbled profile says nothing, as none does.
    return null;
  }
}
