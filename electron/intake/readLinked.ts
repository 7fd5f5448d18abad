import type { IncomingMessage } from 'node:http';
import { SatchelError } from '../../shared/failure.ts';
import { fileRejected, invalidInput } from '../../shared/failures.ts';
import { unpackBody } from '../http/unpackBody.ts';

/** Never brought from the web, whatever an account takes: what runs, and documents that are drawn. */
const neverTypes: readonly string[] = ['image/svg+xml', 'application/x-msdownload'];

/**
 * What is asked for: hosts that choose a type themselves send one of these, which providers take, and what there is
 * in another type comes all the same.
 */
export const acceptHeader = 'image/jpeg, image/png, image/gif, image/*;q=0.5, */*;q=0.1';

/** As many first bytes as tell a file from a page. */
const tellingBytes = 4_096;
const pageTypes = /^\s*(text\/html|application\/xhtml\+xml)\b/i;
/** What a host says of a text that is a file: anything else in letters may be how it says no. */
const textTypes = /^\s*(text\/[\w.+-]+|application\/octet-stream)\s*(;|$)/i;

interface ReadDeps {
  readonly tellType: (head: Uint8Array) => Promise<string | null>;
  readonly maxBytes: number;
}

/**
 * Reads a file by what its bytes say, and no more than the beginning of a page; never more than allowed.
 * What its host packed unasked is unpacked, and is no more than allowed then either. Whether an account
 * takes such a file is told where all files are judged.
 */
export async function readLinked(
  body: IncomingMessage,
  { tellType, maxBytes }: ReadDeps,
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const packed = body.headers['content-encoding'];
  const unpacked = unpackBody(body, packed);
  if (unpacked === null) throw new SatchelError(invalidInput('link-unreadable'));
  const declaredType = body.headers['content-type'] ?? '';
  // Of what is packed it says how much is sent, which is not how much there will be.
  const declared = packed === undefined ? Number(body.headers['content-length'] ?? 0) : 0;
  if (declared > maxBytes) throw tooLarge(declared, maxBytes, null);
  const chunks: Buffer[] = [];
  let length = 0;
  let told: string | null = null;
  for await (const chunk of arriving(unpacked)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(null, maxBytes, told);
    if (told === null && length >= tellingBytes) {
      told = await fileType(chunks, tellType, declaredType);
    }
  }
  if (length === 0) throw new SatchelError(invalidInput('link-down'));
  const contentType = told ?? (await fileType(chunks, tellType, declaredType));
  return { bytes: Buffer.concat(chunks, length), contentType };
}

/** A connection that breaks is the way's fault, not Satchel's, and so is packing that does not end. */
async function* arriving(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body) yield Buffer.from(chunk);
  } catch {
    throw new SatchelError(invalidInput('link-cut'));
  }
}

async function fileType(
  chunks: readonly Buffer[],
  tellType: ReadDeps['tellType'],
  declaredType: string,
): Promise<string> {
  const found = await tellType(Buffer.concat(chunks));
  const inLetters = found === null || /^(text|application\/(json|xml)$)/.test(found);
  // The pictures that a page shows are its own: none of them is taken for the one that was meant.
  if (found === 'text/html' || (inLetters && pageTypes.test(declaredType)))
    throw new SatchelError(invalidInput('link-is-page'));
  if (found === null || neverTypes.includes(found) || (inLetters && !textTypes.test(declaredType)))
    throw new SatchelError(invalidInput('link-no-file'));
  return found;
}

function tooLarge(
  sizeBytes: number | null,
  limitBytes: number,
  foundType: string | null,
): SatchelError {
  return new SatchelError(fileRejected('too-large', { sizeBytes, limitBytes, foundType }));
}
