/** The first bytes that a deflated stream unpacks to, and no more of it: it may go on to gigabytes. */
export async function inflateUpTo(packed: Uint8Array, most: number): Promise<Uint8Array> {
  const made = new Uint8Array(most);
  let length = 0;
  const stream = new Blob([packed.slice()]).stream();
  const reader = stream.pipeThrough(new DecompressionStream('deflate')).getReader();
  try {
    while (length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      const part = value.subarray(0, most - length);
      made.set(part, length);
      length += part.length;
    }
  } finally {
    // What stands behind the last byte that is wanted may be garbled, and is nobody's concern.
    reader.cancel().catch(() => {});
  }
  return made.subarray(0, length);
}
