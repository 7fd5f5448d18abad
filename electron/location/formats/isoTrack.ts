import type { Look } from '../bytes/findings.ts';
import { latin1At, numberAt, zeros } from '../bytes/peek.ts';
import type { Piece } from '../bytes/pieces.ts';
import { type Box, boxAt, boxIn } from './isoBoxes.ts';

/** Picture and sound, and words that whoever looks at every byte can read. */
const plainHandlers = ['vide', 'soun', 'pict', 'auxv', 'text', 'sbtl', 'subt', 'subp', 'clcp'];
const otherHandlers = ['tmcd', 'hint', 'url ', 'alis', 'ocsm', 'odsm', 'sdsm'];
/** Numbers of the time, words, and what is found by marks of its own. */
const knownFormats = ['tmcd', 'fdsc', 'gpmd', 'text', 'tx3g', 'CTMD'];
/** Tracks that name a type of content hold one of these. */
const knownTypes = /text\/|motionphoto|microvideo/;
const locationKey = /location|latitude|longitude|gps/i;
const mostSamples = 1_000_000;
const mostSampleBytes = 4 * 1024 * 1024;
const mostTableBytes = 16 * 1024 * 1024;
/** Packets of these two types tell a location: by satellites alone, and with the speed. */
const cammLocations = [5, 6];
/** The latitude, in the way in which Sony's cameras write what changes with time. */
const sonyLatitude = Buffer.from([0x85, 0x02, 0x00, 0x18]);

/** Notes what the samples of a track tell that is neither picture nor sound. */
export async function sampleLocations(look: Look, track: Box, film: number): Promise<void> {
  const { peek } = look;
  const media = await boxIn(peek, track, 'mdia');
  const handler = media && (await boxIn(peek, media, 'hdlr'));
  if (media === null || handler === null) return;
  const kind = latin1At(await peek(handler.start + 8, 4), 0, 4);
  if (plainHandlers.includes(kind) || otherHandlers.includes(kind)) return;
  const info = await boxIn(peek, media, 'minf');
  const table = info && (await boxIn(peek, info, 'stbl'));
  const description = table && (await boxIn(peek, table, 'stsd'));
  if (table === null || description === null) {
    look.found.unsure = true;
    return;
  }
  const format = latin1At(await peek(description.start + 12, 4), 0, 4);
  if (knownFormats.includes(format)) return;
  if (format === 'mett') {
    const types = await peek(
      description.start + 24,
      Math.min(256, description.end - description.start),
    );
    if (knownTypes.test(latin1At(types, 0, 256))) return;
  }
  const keys = format === 'mebx' ? await changingKeys(look, description) : null;
  if (keys?.size === 0) return;
  const tells = readerOf(format, keys);
  const samples = await samplesOf(look, table, film);
  if (samples === null) {
    look.found.unsure = true;
    return;
  }
  for (const { at, length } of samples) {
    look.spend(4 + (length >> 6));
    const bytes = await peek(at, Math.min(length, mostSampleBytes));
    if (bytes.every((byte) => byte === 0)) continue;
    if (tells === null) look.found.doubtful.push(zeros(at, bytes.length));
    else if (tells(bytes)) look.found.tells.push(zeros(at, bytes.length));
  }
}

type Reader = (sample: Uint8Array) => boolean;

/** Whether a sample of that format tells a location; null where nobody knows how to read it. */
function readerOf(format: string, keys: ReadonlySet<number> | null): Reader | null {
  if (format === 'camm') return (sample) => cammLocations.includes(numberAt(sample, 2, 2, true));
  if (format === 'rtmd') return (sample) => Buffer.from(sample).includes(sonyLatitude);
  if (keys === null) return null;
  return (sample) => {
    for (let at = 0; at + 8 <= sample.length; at += Math.max(8, numberAt(sample, at, 4))) {
      if (keys.has(numberAt(sample, at + 4, 4))) return true;
    }
    return false;
  };
}

/** Numbers of the keys that hold a location, of a track whose samples are values for keys. */
async function changingKeys(look: Look, { start, end }: Box): Promise<Set<number>> {
  const found = new Set<number>();
  const entry = await boxAt(look.peek, start + 8, end);
  const keys =
    entry && (await boxIn(look.peek, { start: entry.start + 8, end: entry.end }, 'keys'));
  if (keys === null) return found;
  for (let at = keys.start; ; ) {
    look.spend(4);
    const key = await boxAt(look.peek, at, keys.end);
    if (key === null) return found;
    const name = latin1At(await look.peek(key.start, Math.min(512, key.end - key.start)), 0, 512);
    if (locationKey.test(name)) found.add(numberAt(Buffer.from(key.type, 'latin1'), 0, 4));
    at = key.end;
  }
}

/** Where the samples stand; null when that cannot be told. */
async function samplesOf({ peek, size, spend }: Look, table: Box, film: number) {
  const read = async (type: string) => {
    const box = await boxIn(peek, table, type);
    if (box === null || box.end - box.start > mostTableBytes) return null;
    return Uint8Array.from(await peek(box.start, box.end - box.start));
  };
  const sizes = await read('stsz');
  const groups = await read('stsc');
  const narrow = await read('stco');
  const offsets = narrow ?? (await read('co64'));
  const count = sizes && numberAt(sizes, 8, 4);
  if (sizes === null || groups === null || offsets === null || count === null) return null;
  if (count > mostSamples) return null;
  const wide = narrow ? 4 : 8;
  const samples: Piece[] = [];
  const runs = Math.min(numberAt(groups, 4, 4), Math.floor((groups.length - 8) / 12));
  let run = 0;
  const chunks = Math.min(numberAt(offsets, 4, 4), Math.floor((offsets.length - 8) / wide));
  for (let chunk = 0; chunk < chunks && samples.length < count; chunk += 1) {
    while (run + 1 < runs && numberAt(groups, 8 + (run + 1) * 12, 4) <= chunk + 1) run += 1;
    let at = film + numberAt(offsets, 8 + chunk * wide, wide);
    const inChunk = Math.min(numberAt(groups, 8 + run * 12 + 4, 4), count - samples.length);
    spend(inChunk);
    for (let index = 0; index < inChunk; index += 1) {
      const same = numberAt(sizes, 4, 4);
      const length = same > 0 ? same : numberAt(sizes, 12 + samples.length * 4, 4);
      if (at < size) samples.push({ at, length: Math.min(length, size - at) });
      else samples.push({ at: 0, length: 0 });
      at += length;
    }
  }
  return samples;
}
