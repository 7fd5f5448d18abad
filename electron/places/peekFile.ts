import type { FileHandle } from 'node:fs/promises';
import type { Peek } from './peek.ts';

/** A file needs few looks beyond its head; one that wants more is made to cost time. */
const mostReads = 12;
const leastRead = 4_096;
const mostBytes = 512 * 1024;

/** Looks into an open file: what was read already is not read again. */
export function peekFile(handle: FileHandle, head: Uint8Array): Peek {
  let seen = { at: 0, bytes: head };
  let reads = 0;
  return async (at, length) => {
    for (const known of [{ at: 0, bytes: head }, seen]) {
      const from = at - known.at;
      if (from >= 0 && from + length <= known.bytes.length) {
        return known.bytes.subarray(from, from + length);
      }
    }
    if (reads >= mostReads || length > mostBytes || !isPlace(at)) return new Uint8Array(0);
    reads += 1;
    const buffer = Buffer.alloc(Math.max(length, leastRead));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    seen = { at, bytes: buffer.subarray(0, bytesRead) };
    return seen.bytes.subarray(0, length);
  };
}

/** Numbers from a file may point anywhere, also to where no file can reach. */
const isPlace = (at: number) => Number.isSafeInteger(at) && at >= 0;
