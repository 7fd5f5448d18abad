import { inflateSync } from 'node:zlib';
import { type Findings, type Look, noFindings, saysSomething } from '../bytes/findings.ts';
import { type Blank, latin1At, numberAt, peekInto } from '../bytes/peek.ts';
import { crc32 } from './crc32.ts';
import { exifLocations } from './exifLocation.ts';
import { isRawProfile, rawProfileLocations } from './rawProfile.ts';

/** More than any text or profile needs; what is longer is looked at only where it is not compressed. */
const mostPartBytes = 16 * 1024 * 1024;
const headBytes = 8;
/** The picture itself, and how its colours are meant. */
const pictureTypes = ['IHDR', 'PLTE', 'IDAT', 'fdAT', 'fcTL', 'acTL', 'iCCP'];
const locationWord = /gps(?:dest)?l(?:at|on)|^(?:latitude|longitude|location)$/i;
/** The standard lets the word that a text stands under be no longer. */
const mostWordBytes = 79;

/** Where the chunks of a PNG stand, its picture's among them: the rest of the file is looked at as it is. */
export async function pngLocations(look: Look, start: number): Promise<number> {
  let at = start + headBytes;
  for (;;) {
    look.spend(2);
    const head = await look.peek(at, 8);
    const length = numberAt(head, 0, 4);
    const type = latin1At(head, 4, 4);
    if (head.length < 8 || !/^[a-zA-Z]{4}$/.test(type)) return at;
    if (at + length + 12 > look.size) return at;
    if (!pictureTypes.includes(type)) await inChunk(look, at, type, length);
    at += length + 12;
    if (type === 'IEND') return at;
  }
}

async function inChunk(look: Look, at: number, type: string, length: number): Promise<void> {
  if (length === 0) return;
  if (length > mostPartBytes) {
    look.found.unsure = true;
    return;
  }
  const raw = Uint8Array.from(await look.peek(at, length + 12));
  const found = noFindings();
  const part = { ...look, peek: peekInto(raw), size: raw.length - 4, found };
  const text = textOf(raw, type);
  if (type === 'eXIf') await exifLocations(part, 8, length, { marked: true });
  else if (text !== null && locationWord.test(text.word)) found.tells.push(emptied(raw));
  else if (text?.pressed) await inPressed(part, raw, text);
  else if (text !== null && isRawProfile(text.word)) {
    const clean = await rawProfileLocations(part, raw.subarray(text.at, -4), text.at);
    if (!clean) found.doubtful.push(emptied(raw));
  }
  if (text === null || !text.pressed) await part.inside(part, 8, raw.length - 4);
  note(look.found, raw, at, found);
}

interface Text {
  readonly word: string;
  readonly at: number;
  readonly pressed: boolean;
}

function textOf(raw: Uint8Array, type: string): Text | null {
  const end = raw.indexOf(0, headBytes);
  if (!['tEXt', 'zTXt', 'iTXt'].includes(type) || end < 0 || end >= raw.length - 4) return null;
  const word = latin1At(raw, headBytes, Math.min(end - headBytes, mostWordBytes));
  if (type === 'tEXt') return { word, at: end + 1, pressed: false };
  if (type === 'zTXt') return { word, at: end + 2, pressed: true };
  const language = raw.indexOf(0, end + 3);
  const at = language < 0 ? raw.length : raw.indexOf(0, language + 1) + 1;
  return { word, at: at < 1 ? raw.length : at, pressed: raw[end + 1] !== 0 };
}

/** What is compressed cannot be changed where it stands: a private chunk that says nothing takes it. */
async function inPressed(part: Look, raw: Uint8Array, { word, at }: Text): Promise<void> {
  const bytes = inflated(raw.subarray(at, -4));
  if (bytes === null) {
    part.found.doubtful.push(emptied(raw));
    return;
  }
  const found = noFindings();
  part.spend(bytes.length >> 6);
  const text = { ...part, peek: peekInto(bytes), size: bytes.length, found };
  const clean = !isRawProfile(word) || (await rawProfileLocations(text, bytes, 0));
  await text.inside(text);
  if (!clean && !saysSomething(found)) part.found.doubtful.push(emptied(raw));
  if (saysSomething(found)) part.found.tells.push(emptied(raw));
}

/** The whole chunk with those bytes changed, under a checksum that fits. */
function note(into: Findings, raw: Uint8Array, at: number, found: Findings): void {
  for (const kind of ['tells', 'beside', 'doubtful'] as const) {
    if (found[kind].length === 0) continue;
    // Later ones have what earlier ones changed, so that the last that is written has it all.
    for (const blank of found[kind]) raw.set(blank.bytes, blank.at);
    into[kind].push(sealed(raw, at));
  }
  into.stays ||= found.stays;
  into.unsure ||= found.unsure;
}

function emptied(raw: Uint8Array): Blank {
  const bytes = new Uint8Array(raw.length - 8);
  bytes.set(Buffer.from('frEe', 'latin1'));
  return { at: 4, bytes };
}

function sealed(raw: Uint8Array, at: number): Blank {
  const chunk = Uint8Array.from(raw);
  const end = chunk.length - 4;
  new DataView(chunk.buffer).setUint32(end, crc32(chunk.subarray(4, end)));
  return { at, bytes: chunk };
}

/** Null for what is no compressed text, or too much of it. */
function inflated(body: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(body, { maxOutputLength: mostPartBytes });
  } catch {
    return null;
  }
}
