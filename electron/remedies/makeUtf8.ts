import { SatchelError } from '../../shared/failure.ts';
import { fileRejected } from '../../shared/failures.ts';
import { toUtf8 } from '../contentType/text/toUtf8.ts';

/**
 * The bytes of a text as UTF-8, of at most `maxBytes`. Throws `changed` for bytes that are no longer a
 * text of that encoding, and `too-large` for letters that take more bytes than fit.
 */
export async function makeUtf8(bytes: Uint8Array, from: string, maxBytes: number): Promise<Buffer> {
  const made = await toUtf8(bytes, from);
  const foundType = 'text/plain';
  if (made === null) {
    throw new SatchelError(fileRejected('changed', { sizeBytes: bytes.length, foundType }));
  }
  if (made.length > maxBytes) {
    const sizes = { sizeBytes: made.length, limitBytes: maxBytes };
    throw new SatchelError(fileRejected('too-large', { foundType, ...sizes }));
  }
  return made;
}
