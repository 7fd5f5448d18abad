import type { FileHandle } from 'node:fs/promises';
import { lookForPlaces, type Places } from './findPlaces.ts';
import { peekFile } from './peekFile.ts';

export type PlaceOfFile = Pick<Places, 'answer' | 'stays'>;

/** Whether an open file tells where it was taken; `head` is what was read of it already. */
export async function placeOf(
  handle: FileHandle,
  head: Uint8Array,
  size: number,
  contentType: string | null,
  isLate?: () => boolean,
): Promise<PlaceOfFile> {
  const peek = peekFile(handle, head, isLate);
  const { answer, stays } = await lookForPlaces(peek, size, contentType, true);
  return { answer, stays };
}
