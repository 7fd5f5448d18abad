import { pipeline, type Readable, Transform } from 'node:stream';
import { SatchelError } from '../../shared/failure.ts';
import { headBytes } from '../contentType/tellType.ts';
import type { ItemKey, Provider, Session } from '../providers/provider.ts';

/** An item's first bytes and no more, as far as its provider obeys; none of one that is empty. */
export async function readHead(
  provider: Provider,
  session: Session,
  item: ItemKey,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    const options = { firstBytes: headBytes };
    const { body } = await provider.download(session, item, signal, options);
    for await (const chunk of body) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      // Leaving the loop ends the request.
      if (length >= headBytes) break;
    }
  } catch (error) {
    if (!isEmpty(error)) throw error;
  }
  return Buffer.concat(chunks, length).subarray(0, headBytes);
}

/** A file without a byte has no first bytes either, which a server says by 416. */
export function isEmpty(error: unknown): boolean {
  if (!(error instanceof SatchelError)) return false;
  const { failure } = error;
  return failure.kind === 'provider-refused' && failure.status === 416;
}

/** The same bytes; the first of them are heard on their way, unless the reader stops before. */
export function hearHead(body: Readable, heard: (head: Uint8Array) => Promise<void>): Readable {
  const chunks: Buffer[] = [];
  let length = 0;
  let told = false;
  // What cannot be kept now is asked for another time.
  const tell = async () => {
    if (told) return;
    told = true;
    await heard(Buffer.concat(chunks, length).subarray(0, headBytes)).catch(() => {});
  };
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!told) {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= headBytes) void tell();
      }
      done(null, chunk);
    },
    flush: (done) => void tell().then(() => done()),
  });
  // Its reader hears of errors by the stream itself.
  pipeline(body, tap, () => {});
  return tap;
}
