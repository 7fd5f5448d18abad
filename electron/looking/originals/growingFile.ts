import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** A file that may still be written to; what is there already can be read. */
export interface Original {
  /** Null until it is known how many there will be. */
  sizeBytes(): number | null;
  /** Resolves with how many bytes are there once these are, or once it is whole; throws when it stays cut. */
  reach(bytes: number): Promise<number>;
  /** Where it lies now: a whole file has another name than its part. */
  path(): string;
}

const chunkBytes = 256 * 1024;

/** The bytes from `start` to `end`, both included, each as soon as it is there. */
export function readRange(original: Original, start: number, end: number): Readable {
  return Readable.from(chunksOf(original, start, end), { objectMode: false });
}

async function* chunksOf(original: Original, start: number, end: number): AsyncGenerator<Buffer> {
  await original.reach(start + 1);
  const file = await openIt(original);
  try {
    for (let at = start; at <= end; ) {
      const there = await original.reach(at + 1);
      const wanted = Math.min(chunkBytes, end + 1 - at, there - at);
      if (wanted <= 0) return;
      const { bytesRead, buffer } = await file.read(Buffer.alloc(wanted), 0, wanted, at);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

const openAt = (path: string) => open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));

/** An open file stays the same one when it gets its final name, which it may be getting just now. */
async function openIt(original: Original) {
  try {
    return await openAt(original.path());
  } catch {
    await original.reach(Number.POSITIVE_INFINITY);
    return openAt(original.path());
  }
}

/** The first bytes of it, as many as there are of so many. */
export async function readHead(original: Original, bytes: number): Promise<Buffer> {
  const there = Math.min(bytes, await original.reach(bytes));
  if (there === 0) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  for await (const chunk of readRange(original, 0, there - 1)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
