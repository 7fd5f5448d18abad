import type { FileHandle } from 'node:fs/promises';
import { LookSpent } from './bytes/findings.ts';
import type { Peek } from './bytes/peek.ts';

const leastRead = 65_536;
const mostWindows = 6;
/** Twice the largest file that any provider takes, and some more. */
const mostBytes = 512 * 1024 * 1024;

/** Looks into an open file: what was read lately is not read again. Throws `LookSpent`. */
export function peekFile(
  handle: FileHandle,
  head: Uint8Array,
  isLate: () => boolean = () => false,
): Peek {
  let windows: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  let left = mostBytes;
  return async (at, length) => {
    if (!isPosition(at) || length <= 0) return new Uint8Array(0);
    for (const known of [{ at: 0, bytes: head }, ...windows]) {
      const from = at - known.at;
      if (from >= 0 && from + length <= known.bytes.length) {
        return known.bytes.subarray(from, from + length);
      }
    }
    const wanted = Math.max(length, leastRead);
    left -= wanted;
    if (left < 0 || isLate()) throw new LookSpent();
    const bytes = await readAt(handle, at, wanted);
    windows = [{ at, bytes }, ...windows].slice(0, mostWindows);
    return bytes.subarray(0, length);
  };
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Numbers from a file may point anywhere, also to where no file can reach. */
const isPosition = (at: number) => Number.isSafeInteger(at) && at >= 0;
