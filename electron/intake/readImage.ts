import type { IncomingMessage } from 'node:http';
import { type FailureOf, SatchelError } from '../../shared/failure.ts';
import { fileRejected, providerDown } from '../../shared/failures.ts';
import { rasterTypes } from '../../shared/pictures/pictureTypes.ts';

/** Pictures that Satchel can show, send or convert; never SVG, which is a document. */
export const imageTypes: readonly string[] = rasterTypes;

/**
 * What is asked for: hosts that choose a type themselves send one of these, which providers take, and what there is
 * in another type comes all the same.
 */
export const acceptHeader = 'image/jpeg, image/png, image/gif, image/*;q=0.5, */*;q=0.1';

/** As many first bytes as tell a picture from a page. */
const tellingBytes = 4_096;

interface ReadDeps {
  readonly tellType: (head: Uint8Array) => Promise<string | null>;
  readonly maxBytes: number;
}

/** Reads a picture by what its bytes say, and nothing of anything else; never more than allowed. */
export async function readImage(
  body: IncomingMessage,
  { tellType, maxBytes }: ReadDeps,
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const declared = Number(body.headers['content-length'] ?? 0);
  if (declared > maxBytes) throw rejected('too-large', declared, maxBytes, null);
  const chunks: Buffer[] = [];
  let length = 0;
  let told: string | null = null;
  for await (const chunk of arriving(body)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) throw rejected('too-large', null, maxBytes, told);
    if (told === null && length >= tellingBytes) told = await imageType(chunks, tellType);
  }
  const contentType = told ?? (await imageType(chunks, tellType));
  return { bytes: Buffer.concat(chunks, length), contentType };
}

/** A connection that breaks is the way's fault, not Satchel's. */
async function* arriving(body: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body) yield Buffer.from(chunk);
  } catch {
    throw new SatchelError(providerDown('cut-answer'));
  }
}

async function imageType(chunks: readonly Buffer[], tellType: ReadDeps['tellType']) {
  const found = await tellType(Buffer.concat(chunks));
  if (found === null || !imageTypes.includes(found))
    throw rejected('wrong-type', null, null, found);
  return found;
}

function rejected(
  rule: FailureOf<'file-rejected'>['rule'],
  sizeBytes: number | null,
  limitBytes: number | null,
  foundType: string | null,
): SatchelError {
  return new SatchelError(
    fileRejected(rule, { sizeBytes, limitBytes, foundType, accepts: [...imageTypes] }),
  );
}
