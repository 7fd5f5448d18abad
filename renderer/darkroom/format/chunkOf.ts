/** What a chunk is called in each of the containers that are made of chunks. */
export interface ChunkNames {
  readonly 'image/png': string;
  readonly 'image/webp': string;
}

/** The first chunk of that name, as far as it is whole; null of all but PNG and WebP. */
export function chunkOf(
  bytes: Uint8Array,
  contentType: string,
  names: ChunkNames,
): Uint8Array | null {
  const png = contentType === 'image/png';
  if (!png && contentType !== 'image/webp') return null;
  const name = names[png ? 'image/png' : 'image/webp'];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A PNG has the length before the name, and a checksum behind the chunk; those of a WebP are even.
  for (let at = png ? 8 : 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(png ? at : at + 4, !png);
    if (hasText(bytes, png ? at + 4 : at, name)) {
      return at + 8 + length > bytes.length ? null : bytes.subarray(at + 8, at + 8 + length);
    }
    at += 8 + length + (png ? 4 : length % 2);
  }
  return null;
}

export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}
