import { brotliDecompressSync } from 'node:zlib';
import { breath } from '../bytes/breath.ts';
import { type Look, noFindings, saysSomething } from '../bytes/findings.ts';
import { latin1At, numberAt, type Peek, peekInto } from '../bytes/peek.ts';
import { type Box, boxAt, freed } from './isoBoxes.ts';
import { sampleLocations } from './isoTrack.ts';
import { extentsOf } from './itemExtents.ts';

const containers = ['moov', 'udta', 'ilst'];
/** By whatever maker: a key says what it holds. */
const locationKey = /location|latitude|longitude|gps/i;
const mostPressedBytes = 16 * 1024 * 1024;
const mostKeys = 1_024;
const mostKeyBytes = 65_536;
const deepest = 12;
const boxesABreath = 256;

/** MP4, MOV, HEIC and AVIF: boxes in boxes, from `start` to the end of the file. */
export function isoLocations(look: Look, start: number, described: Set<number>): Promise<void> {
  return walk(look, start, look.size, { film: start, described, keys: new Set(), depth: 0 });
}

/** One description of a film, whatever stands before it. */
export async function isoDescription(
  look: Look,
  at: number,
  film: number,
  described: Set<number>,
): Promise<void> {
  const box = await boxAt(look.peek, at, look.size);
  if (box !== null) await inBox(look, box, { film, described, keys: new Set(), depth: 0 });
}

interface Way {
  /** Where the film begins: samples are found from there. */
  readonly film: number;
  readonly described: Set<number>;
  /** Numbers of the keys under which QuickTime keeps a location. */
  readonly keys: ReadonlySet<number>;
  readonly depth: number;
}

async function walk(look: Look, start: number, end: number, way: Way): Promise<void> {
  let boxes = 0;
  for (let at = start; way.depth < deepest; boxes += 1) {
    look.spend(4);
    if (boxes % boxesABreath === boxesABreath - 1) await breath();
    const box = await boxAt(look.peek, at, end);
    if (box === null) return;
    await inBox(look, box, way);
    at = box.end;
  }
}

async function inBox(look: Look, box: Box, way: Way): Promise<void> {
  const { type, start, end } = box;
  const deeper = { ...way, depth: way.depth + 1 };
  if (type === 'moov') way.described.add(box.at);
  if (way.keys.has(numberAt(Buffer.from(type, 'latin1'), 0, 4)))
    look.found.tells.push(...freed(box));
  else if (type === 'brob') await inPressed(look, box);
  else if (type === 'meta') await inMeta(look, box, deeper);
  else if (type === 'trak') {
    await sampleLocations(look, box, way.film);
    await walk(look, start, end, { ...deeper, keys: new Set() });
  } else if (containers.includes(type)) await walk(look, start, end, deeper);
}

async function inMeta(look: Look, meta: Box, way: Way): Promise<void> {
  // QuickTime leaves out the version that ISO has.
  const plain = latin1At(await look.peek(meta.start + 4, 4), 0, 4) === 'hdlr';
  const start = plain ? meta.start : meta.start + 4;
  const keys = await locationKeys(look.peek, start, meta.end);
  await extentsOf(look, start, meta.end, way.film);
  await walk(look, start, meta.end, { ...way, keys });
}

/** What JPEG XL keeps beside its picture, compressed by Brotli. */
async function inPressed(look: Look, box: Box): Promise<void> {
  const length = Math.min(mostPressedBytes, box.end - box.start - 4);
  const bytes = unpressed(await look.peek(box.start + 4, length));
  const found = noFindings();
  if (bytes !== null) {
    look.spend(bytes.length >> 4);
    await look.inside({ ...look, peek: peekInto(bytes), size: bytes.length, found });
  }
  if (bytes === null) look.found.doubtful.push(...freed(box));
  else if (saysSomething(found)) look.found.tells.push(...freed(box));
}

function unpressed(body: Uint8Array): Uint8Array | null {
  try {
    return brotliDecompressSync(body, { maxOutputLength: mostPressedBytes });
  } catch {
    return null;
  }
}

/** Numbers of the keys under which QuickTime keeps a location. */
async function locationKeys(peek: Peek, start: number, end: number): Promise<Set<number>> {
  const found = new Set<number>();
  for (let at = start, count = 0; count < 64; count += 1) {
    const box = await boxAt(peek, at, end);
    if (box === null) break;
    at = box.end;
    if (box.type !== 'keys') continue;
    const bytes = await peek(box.start, Math.min(mostKeyBytes, box.end - box.start));
    let entry = 8;
    for (let key = 1; key <= mostKeys && entry + 8 <= bytes.length; key += 1) {
      const length = numberAt(bytes, entry, 4);
      if (locationKey.test(latin1At(bytes, entry + 8, Math.min(256, length - 8)))) found.add(key);
      entry += Math.max(8, length);
    }
  }
  return found;
}
