import { declaringUtf8 } from './declared.ts';
import { readAs } from './readAs.ts';

/**
 * The same text as UTF-8, read as written in `from`: every letter and line end as it was, without a mark
 * at its begin. Null when the bytes are no text of that encoding.
 */
export function toUtf8(bytes: Uint8Array, from: string): Buffer | null {
  const text = readAs(from, bytes, { cut: false });
  if (text === null) return null;
  const declared = declaringUtf8(text, from);
  const made = Buffer.from(declared, 'utf8');
  return made.toString('utf8') === declared ? made : null;
}
