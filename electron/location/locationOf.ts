import type { FileHandle } from 'node:fs/promises';
import { type Locations, lookForLocations } from './findLocations.ts';
import { peekFile } from './peekFile.ts';

/** No provider takes a larger file: it is refused for its size, and looking would only hold others up. */
const mostBytes = 256 * 1024 * 1024;

export type FileLocation = Pick<Locations, 'answer' | 'stays'>;

/** Whether an open file tells where it was taken; `head` is what was read of it already. */
export async function locationOf(
  handle: FileHandle,
  head: Uint8Array,
  size: number,
  contentType: string | null,
  isLate?: () => boolean,
): Promise<FileLocation> {
  if (size > mostBytes) return { answer: 'unknown', stays: true };
  const peek = peekFile(handle, head, isLate);
  const { answer, stays } = await lookForLocations(peek, size, contentType, true);
  return { answer, stays };
}
