import { headBytes, type Told, tell } from './tellType.ts';

/**
 * Text up to this size is told by all of it: one byte far inside may say that it is none, or in which
 * encoding it is. Beyond it the first bytes have to do.
 */
export const wholeTextBytes = 4_000_000;

/** What text is by all of it: half a second's work for the longest. */
export type TellLong = (bytes: Uint8Array) => Promise<Told>;

export interface Readable {
  read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesRead: number }>;
}

const tellAll: TellLong = (bytes) => tell(bytes, { cut: false });

/** What an open file is, and its first bytes. */
export async function tellOpenFile(
  handle: Readable,
  sizeBytes: number,
  tellLong: TellLong = tellAll,
): Promise<Told & { readonly head: Buffer }> {
  const head = await readFrom(handle, Buffer.alloc(Math.min(headBytes, sizeBytes)));
  const told = await tell(head, { cut: head.length < sizeBytes });
  if (!isLongText(told, sizeBytes)) return { ...told, head };
  const whole = await readFrom(handle, Buffer.allocUnsafe(sizeBytes));
  return { ...(await tellLong(whole)), head };
}

/** What a whole file is. `tellLong` is asked about text that is longer than a glance takes. */
export async function tellWhole(bytes: Uint8Array, tellLong: TellLong = tellAll): Promise<Told> {
  const head = bytes.subarray(0, headBytes);
  const told = await tell(head, { cut: head.length < bytes.length });
  return isLongText(told, bytes.length) ? tellLong(bytes) : told;
}

/** As much as there is of so many first bytes. */
export async function readFrom(handle: Readable, into: Buffer): Promise<Buffer> {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await handle.read(into, filled, into.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return into.subarray(0, filled);
}

function isLongText({ isText }: Told, sizeBytes: number): boolean {
  return isText && sizeBytes > headBytes && sizeBytes <= wholeTextBytes;
}
