import { PassThrough, pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** No server packs twice on purpose, and each time multiplies what a few bytes can grow to. */
const mostTimes = 2;

/**
 * The body of an answer without the packing that its `Content-Encoding` names (RFC 9110, 8.4), or null
 * where that is none of gzip, deflate and br. Whoever reads it counts the bytes and stops in time: a
 * few kilobytes can grow to gigabytes. What is called gzip and is not is passed on as it is; what is
 * cut throws.
 */
export function unpackBody(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string | undefined,
): AsyncIterable<Uint8Array> | null {
  const packings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const choices = packings.map((name) => unpackers[name]);
  if (choices.length > mostTimes) return null;
  let unpacked = body;
  // The last that is named was done last.
  for (const choose of choices.reverse()) {
    if (choose === undefined) return null;
    unpacked = unpack(unpacked, choose);
  }
  return unpacked;
}

/** Which unpacker it takes, by the first two bytes. */
type Choose = (first: number, second: number) => Transform;

const gunzip: Choose = (first, second) =>
  first === 0x1f && second === 0x8b ? createGunzip() : new PassThrough();

const unpackers: Readonly<Partial<Record<string, Choose>>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  // Some servers leave out the zlib header that the standard asks for.
  deflate: (first, second) =>
    (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0
      ? createInflate()
      : createInflateRaw(),
  br: () => createBrotliDecompress(),
};

async function* unpack(packed: AsyncIterable<Uint8Array>, choose: Choose) {
  const pieces = packed[Symbol.asyncIterator]();
  try {
    let head = Buffer.alloc(0);
    while (head.length < 2) {
      const { done, value } = await pieces.next();
      if (done) break;
      head = Buffer.concat([head, value]);
    }
    if (head.length === 0) return;
    const unpacker = choose(head[0] ?? 0, head[1] ?? 0);
    // A failure reaches whoever reads the unpacker.
    pipeline(Readable.from(joined(head, pieces)), unpacker, () => {});
    yield* unpacker as AsyncIterable<Uint8Array>;
  } finally {
    await pieces.return?.();
  }
}

async function* joined(head: Uint8Array, rest: AsyncIterator<Uint8Array>) {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
