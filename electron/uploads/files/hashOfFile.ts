import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The hash of all bytes of a file; null when it cannot be read. */
export async function hashOfFile(path: string): Promise<string | null> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
