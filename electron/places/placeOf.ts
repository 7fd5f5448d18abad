import type { FileHandle } from 'node:fs/promises';
import { lookForPlaces, type PlaceAnswer } from './findPlaces.ts';
import { peekFile } from './peekFile.ts';

/** Whether an open file tells where it was taken; `head` is what was read of it already. */
export async function placeOf(
  handle: FileHandle,
  head: Uint8Array,
  size: number,
  contentType: string | null,
  isLate?: () => boolean,
): Promise<PlaceAnswer> {
  return (await lookForPlaces(peekFile(handle, head, isLate), size, contentType)).answer;
}
