export interface Chunk {
  readonly name: string;
  /** A chunk goes from its head to behind its last byte. */
  readonly start: number;
  readonly end: number;
  /** How long its own data is. */
  readonly length: number;
}

/** The chunks of a PNG or a WebP one after the other; the last may be cut by the end of the file. */
export function* chunksOf(bytes: Uint8Array, contentType: string): Generator<Chunk> {
  const png = contentType === 'image/png';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A PNG has the length before the name, and a checksum behind the chunk; those of a WebP are even.
  for (let start = png ? 8 : 12; start + 8 <= bytes.length; ) {
    const length = view.getUint32(png ? start : start + 4, !png);
    const nameAt = png ? start + 4 : start;
    const name = String.fromCharCode(...bytes.subarray(nameAt, nameAt + 4));
    const end = start + 8 + length + (png ? 4 : length % 2);
    yield { name, start, end: Math.min(end, bytes.length), length };
    start = end;
  }
}
