import { gunzipSync, inflateRawSync } from 'node:zlib';
import { type Look, noFindings, saysSomething } from '../bytes/findings.ts';
import { latin1At, numberAt, peekInto } from '../bytes/peek.ts';

const endBytes = 22;
const mostCommentBytes = 65_535;
const mostDirectoryBytes = 16 * 1024 * 1024;
const mostEntryBytes = 64 * 1024 * 1024;
const centralMark = 'PK\x01\x02';
/** What people read, which may well speak of locations. */
const text = /\.(?:xml|rels|txt|html?|css|js|json|csv|md)$|\/$/i;
const locked = 1;

/** Files in an archive. Each has a sum of its own, so that nothing can be written over where it stands. */
export async function zipLocations(look: Look): Promise<void> {
  const { peek, size, spend, found } = look;
  const tail = Math.min(size, endBytes + mostCommentBytes);
  const bytes = Buffer.from(await peek(size - tail, tail));
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const length = end < 0 ? 0 : bytes.readUInt32LE(end + 12);
  if (end < 0 || length > mostDirectoryBytes) {
    found.unsure = true;
    return;
  }
  const directory = Buffer.from(await peek(bytes.readUInt32LE(end + 16), length));
  for (let at = 0; latin1At(directory, at, 4) === centralMark && at + 46 <= directory.length; ) {
    spend(64);
    const nameBytes = directory.readUInt16LE(at + 28);
    const name = latin1At(directory, at + 46, nameBytes);
    if (!text.test(name)) await entry(look, directory.subarray(at, at + 46));
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
}

async function entry(look: Look, about: Buffer): Promise<void> {
  const method = about.readUInt16LE(10);
  const [length, whole, at] = [20, 24, 42].map((from) => about.readUInt32LE(from));
  const isLocked = (about.readUInt16LE(8) & locked) !== 0;
  const tooLarge = (length ?? 0) > mostEntryBytes || (whole ?? 0) > mostEntryBytes;
  const bytes = isLocked || tooLarge ? null : await contentOf(look, method, at ?? 0, length ?? 0);
  if (bytes === null) {
    look.found.unsure = true;
    return;
  }
  await inContent(look, bytes);
}

/** One file, or an archive of several in a row. */
export async function gzipLocations(look: Look): Promise<void> {
  const bytes = look.size > mostEntryBytes ? null : unzipped(await look.peek(0, look.size));
  if (bytes === null) look.found.unsure = true;
  else await inContent(look, bytes);
}

async function inContent(look: Look, bytes: Uint8Array): Promise<void> {
  look.spend(bytes.length >> 6);
  const found = noFindings();
  await look.inside({ ...look, peek: peekInto(bytes), size: bytes.length, found });
  if (found.tells.length > 0 || found.stays) look.found.stays = true;
  else if (saysSomething(found)) look.found.unsure = true;
}

function unzipped(bytes: Uint8Array): Uint8Array | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostEntryBytes });
  } catch {
    return null;
  }
}

async function contentOf({ peek }: Look, method: number, at: number, length: number) {
  const local = await peek(at, 30);
  const skip = 30 + numberAt(local, 26, 2, true) + numberAt(local, 28, 2, true);
  const body = await peek(at + skip, length);
  if (method === 0) return body;
  if (method !== 8) return null;
  try {
    return inflateRawSync(body, { maxOutputLength: mostEntryBytes });
  } catch {
    return null;
  }
}
