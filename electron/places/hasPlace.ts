import type { FileHandle } from 'node:fs/promises';
import { findPlaces } from './findPlaces.ts';
import { peekFile } from './peekFile.ts';

/** Whether an open file tells where it was taken; `head` is what was read of it already. */
export async function hasPlace(
  handle: FileHandle,
  head: Uint8Array,
  size: number,
  contentType: string | null,
): Promise<boolean> {
  return (await findPlaces(peekFile(handle, head), size, contentType)).length > 0;
}
