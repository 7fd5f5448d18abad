import type { IncomingMessage } from 'node:http';
import { type FailureOf, SatchelError } from '../../shared/failure.ts';
import { fileRejected, invalidInput } from '../../shared/failures.ts';
import { isRasterType, rasterTypes } from '../../shared/pictures/pictureTypes.ts';
import { unpackBody } from '../http/unpackBody.ts';

/**
 * What is asked for: hosts that choose a type themselves send one of these, which providers take, and what there is
 * in another type comes all the same.
 */
export const acceptHeader = 'image/jpeg, image/png, image/gif, image/*;q=0.5, */*;q=0.1';

/** As many first bytes as tell a picture from a page. */
const tellingBytes = 4_096;
const pageTypes = /^\s*(text\/html|application\/xhtml\+xml)\b/i;

interface ReadDeps {
  readonly tellType: (head: Uint8Array) => Promise<string | null>;
  readonly maxBytes: number;
}

/**
 * Reads a picture by what its bytes say, and nothing of anything else; never more than allowed. What
 * its host packed unasked is unpacked, and is no more than allowed then either.
 */
export async function readImage(
  body: IncomingMessage,
  { tellType, maxBytes }: ReadDeps,
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const packed = body.headers['content-encoding'];
  const unpacked = unpackBody(body, packed);
  if (unpacked === null) throw new SatchelError(invalidInput('link-unreadable'));
  const declaredType = body.headers['content-type'] ?? '';
  // Of what is packed it says how much is sent, which is not how much there will be.
  const declared = packed === undefined ? Number(body.headers['content-length'] ?? 0) : 0;
  if (declared > maxBytes) throw rejected('too-large', declared, maxBytes, null);
  const chunks: Buffer[] = [];
  let length = 0;
  let told: string | null = null;
  for await (const chunk of arriving(unpacked)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) throw rejected('too-large', null, maxBytes, told);
    if (told === null && length >= tellingBytes) {
      told = await imageType(chunks, tellType, pageTypes.test(declaredType));
    }
  }
  const contentType = told ?? (await imageType(chunks, tellType, pageTypes.test(declaredType)));
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

async function imageType(
  chunks: readonly Buffer[],
  tellType: ReadDeps['tellType'],
  calledPage: boolean,
) {
  const found = await tellType(Buffer.concat(chunks));
  // The pictures that a page shows are its own: none of them is taken for the one that was meant.
  const isText = found === null || /^(text|application)\//.test(found);
  if (found === 'text/html' || (calledPage && isText))
    throw new SatchelError(invalidInput('link-is-page'));
  if (!isRasterType(found)) throw rejected('wrong-type', null, null, found);
  return found;
}

function rejected(
  rule: FailureOf<'file-rejected'>['rule'],
  sizeBytes: number | null,
  limitBytes: number | null,
  foundType: string | null,
): SatchelError {
  return new SatchelError(
    fileRejected(rule, { sizeBytes, limitBytes, foundType, accepts: [...rasterTypes] }),
  );
}
