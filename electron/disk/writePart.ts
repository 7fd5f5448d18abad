import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled, notSaved, providerDown } from '../../shared/failures.ts';

export interface Incoming {
  readonly body: Readable;
  /** How many bytes there are; null where nobody told. */
  readonly sizeBytes: number | null;
  /** Of all bytes, in hex; null where it is not known. */
  readonly sha256: string | null;
  /** Epoch ms; becomes the time of the file. Null leaves the time of writing. */
  readonly storedAt: number | null;
}

/** A whole file, by its bytes. */
export interface Written {
  readonly sizeBytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** What is asked of a file that is being written. */
export type PartFile = Pick<FileHandle, 'writeFile' | 'utimes' | 'sync' | 'close'>;
/** Makes a file that must not be there yet. */
export type OpenPart = (path: string) => Promise<PartFile>;
export const openPart: OpenPart = (path) => open(path, 'wx');

/**
 * Writes a stream to a file that must not be there yet, one chunk in memory at a time, and checks that it is
 * whole; answers what it is. What is there after a throw is the caller's to remove.
 */
export async function writePart(
  path: string,
  incoming: Incoming,
  signal: AbortSignal,
  onBytes: (doneBytes: number) => void,
  openFile: OpenPart = openPart,
): Promise<Written> {
  const { body, sizeBytes, sha256, storedAt } = incoming;
  let file: PartFile | null = null;
  try {
    file = await openFile(path);
    const hash = createHash('sha256');
    let done = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (signal.aborted) break;
      await file.writeFile(chunk);
      hash.update(chunk);
      done += chunk.length;
      onBytes(done);
    }
    if (signal.aborted) throw new SatchelError(cancelled);
    if (sizeBytes !== null && done !== sizeBytes) {
      throw new SatchelError(providerDown('cut-answer'));
    }
    const found = hash.digest('hex');
    if (sha256 !== null && found !== sha256) {
      throw new SatchelError(notSaved('other-bytes'));
    }
    if (storedAt !== null) await file.utimes(storedAt / 1_000, storedAt / 1_000);
    await file.sync();
    return { sizeBytes: done, sha256: found };
  } finally {
    body.destroy();
    await file?.close();
  }
}
