import { declaringUtf8 } from './declared.ts';
import { partsAs } from './readAs.ts';

/**
 * The same text as UTF-8, read as written in `from`: every letter and line end as it was, without a mark
 * at its begin. Null when the bytes are no text of that encoding.
 */
export async function toUtf8(bytes: Uint8Array, from: string): Promise<Buffer | null> {
  const made: Buffer[] = [];
  for await (const part of partsAs(from, bytes)) {
    if (part === null) return null;
    made.push(Buffer.from(made.length === 0 ? declaringUtf8(part, from) : part, 'utf8'));
  }
  return Buffer.concat(made);
}
