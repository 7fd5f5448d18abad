import { inflateSync } from 'node:zlib';
import { crc32 } from './crc32.ts';
import { exifPlace } from './exifPlace.ts';
import { type Blank, latin1At, numberAt, type Peek } from './peek.ts';
import { isRawProfile, rawProfilePlaces } from './rawProfile.ts';
import { xmpPlace } from './xmpPlace.ts';

const mostChunks = 64;
const mostTextBytes = 1024 * 1024;
/** What follows the picture is looked for in the last bytes, not by way of hundreds of chunks. */
const tailBytes = 65_536;
const wanted = ['eXIf', 'iTXt', 'zTXt', 'tEXt'];
const xmpWord = 'XML:com.adobe.xmp';
/** Of a word that a text stands under, by the standard. */
const mostWordBytes = 79;

/** A chunk by its beginning, which is its length, and the length of its data. */
interface Chunk {
  readonly at: number;
  readonly type: string;
  readonly length: number;
}

export async function pngPlaces(peek: Peek, size: number): Promise<Blank[]> {
  const blanks: Blank[] = [];
  let at = 8;
  for (let count = 0; count < mostChunks; count += 1) {
    const head = await peek(at, 8);
    if (head.length < 8) return blanks;
    const chunk = { at, type: latin1At(head, 4, 4), length: numberAt(head, 0, 4) };
    at += chunk.length + 12;
    if (chunk.type === 'IDAT') break;
    blanks.push(...(await inChunk(peek, chunk)));
  }
  for (const chunk of await chunksOfTail(peek, Math.max(at, size - tailBytes), size)) {
    blanks.push(...(await inChunk(peek, chunk)));
  }
  return blanks;
}

async function chunksOfTail(peek: Peek, from: number, size: number): Promise<Chunk[]> {
  const bytes = from < size ? await peek(from, size - from) : new Uint8Array(0);
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Chunk[] = [];
  // Each look costs a checksum: a tail made of nothing but beginnings must not cost seconds.
  let looks = 0;
  for (const type of wanted) {
    for (let at = tail.indexOf(type); at >= 4 && looks < mostChunks; looks += 1) {
      const length = tail.readUInt32BE(at - 4);
      const end = at + 4 + length;
      // The picture's own bytes may spell a type; its checksum they do not have.
      if (end + 4 <= tail.length && numberAt(tail, end, 4) === crc32(tail.subarray(at, end))) {
        found.push({ at: from + at - 4, type, length });
      }
      at = tail.indexOf(type, at + 4);
    }
  }
  return found;
}

async function inChunk(peek: Peek, { at, type, length }: Chunk): Promise<Blank[]> {
  if (!wanted.includes(type) || length > mostTextBytes) return [];
  const raw = await peek(at, length + 12);
  if (raw.length < length + 12) return [];
  if (type === 'eXIf') {
    const { blanks } = await exifPlace(peek, at + 8, length);
    return rewritten(raw, at, blanks);
  }
  const end = raw.indexOf(0, 8);
  const find = end < 0 ? undefined : finderOf(latin1At(raw, 8, Math.min(end - 8, mostWordBytes)));
  if (find === undefined) return [];
  const start = end + 1;
  if (type === 'tEXt') return rewritten(raw, at, await find(raw.subarray(start, -4), at + start));
  if (type === 'zTXt') return pressed(raw, at, start + 1, find);
  const language = raw.indexOf(0, start + 2);
  const text = raw.indexOf(0, language + 1) + 1;
  if (language < 0 || text < 1 || text > length + 8) return [];
  if (raw[start] !== 0) return pressed(raw, at, text, find);
  return rewritten(raw, at, await find(raw.subarray(text, -4), at + text));
}

type Finder = (text: Uint8Array, at: number) => Blank[] | Promise<Blank[]>;

/** What is looked for in a text, by the word that it stands under. */
function finderOf(word: string): Finder | undefined {
  if (word === xmpWord) return xmpPlace;
  return isRawProfile(word) ? rawProfilePlaces : undefined;
}

/** What is compressed cannot be changed in its place: a private chunk that says nothing takes it. */
async function pressed(raw: Uint8Array, at: number, from: number, find: Finder): Promise<Blank[]> {
  const text = inflated(raw.subarray(from, -4));
  return (await find(text, 0)).length > 0 ? [nothing(raw, at)] : [];
}

/** The whole chunk with those bytes changed, under a checksum that fits. */
function rewritten(raw: Uint8Array, at: number, blanks: readonly Blank[]): Blank[] {
  if (blanks.length === 0) return [];
  const chunk = Uint8Array.from(raw);
  for (const blank of blanks) chunk.set(blank.bytes, blank.at - at);
  return [sealed(chunk, at)];
}

function nothing(raw: Uint8Array, at: number): Blank {
  const chunk = new Uint8Array(raw.length);
  chunk.set(raw.subarray(0, 4));
  chunk.set(Buffer.from('frEe', 'latin1'), 4);
  return sealed(chunk, at);
}

function sealed(chunk: Uint8Array, at: number): Blank {
  const end = chunk.length - 4;
  new DataView(chunk.buffer).setUint32(end, crc32(chunk.subarray(4, end)));
  return { at, bytes: chunk };
}

function inflated(body: Uint8Array): Uint8Array {
  try {
    return inflateSync(body, { maxOutputLength: mostTextBytes });
  } catch {
    return new Uint8Array(0);
  }
}
