import { readFileSync } from 'node:fs';
import { box, u16, u32 } from '../location/corpus/boxes.ts';

const seed = readFileSync(new URL('../../electron/sandbox/seed/balloon-ride.mp4', import.meta.url));

/** The content of the first box on that way, with what stands before the boxes in it left out. */
function body(bytes: Buffer, ...names: string[]): Buffer {
  const [name, ...rest] = names;
  for (let at = 0; at + 8 <= bytes.length; at += bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) !== name) continue;
    const content = bytes.subarray(at + 8, at + bytes.readUInt32BE(at));
    return rest.length === 0 ? content : body(content, ...rest);
  }
  throw new Error(`no ${names.join('/')}`);
}

const table = ['moov', 'trak', 'mdia', 'minf', 'stbl'] as const;

/** A quarter turn to the right, as phones that are held upright write it. */
const turned = u32(0, 0x1_00_00, 0, 0xffff_0000, 0, 0, 0x01_e0_00_00, 0, 0x40_00_00_00);
const straight = u32(0x1_00_00, 0, 0, 0, 0x1_00_00, 0, 0, 0, 0x40_00_00_00);

interface Edit {
  readonly lasts: number;
  readonly from: number;
}

interface TrackParts {
  readonly id: number;
  readonly handler: string;
  readonly units: number;
  readonly duration: number;
  readonly description: Buffer;
  readonly samples: readonly Buffer[];
  readonly enabled?: boolean;
  readonly matrix?: Buffer;
  readonly times?: Buffer;
  readonly later?: Buffer | undefined;
  readonly keys?: Buffer | undefined;
  readonly edits?: readonly Edit[];
  readonly reference?: Buffer;
}

/** Frames of the practice film, H.264 with pictures that are shown in another order. */
function picture(
  edits: readonly Edit[],
  format = 'avc1',
  more: readonly Buffer[] = [],
): TrackParts {
  const stsz = body(seed, ...table, 'stsz');
  const offsets = body(seed, ...table, 'stco');
  const groups = body(seed, ...table, 'stsc');
  const mdhd = body(seed, 'moov', 'trak', 'mdia', 'mdhd');
  const samples: Buffer[] = [];
  for (let chunk = 1; chunk <= offsets.readUInt32BE(4); chunk += 1) {
    let at = offsets.readUInt32BE(4 + chunk * 4);
    let inChunk = 0;
    for (let run = 0; run < groups.readUInt32BE(4); run += 1) {
      if (groups.readUInt32BE(8 + run * 12) <= chunk) inChunk = groups.readUInt32BE(12 + run * 12);
    }
    for (; inChunk > 0; inChunk -= 1) {
      const length = stsz.readUInt32BE(12 + samples.length * 4);
      samples.push(seed.subarray(at, at + length));
      at += length;
    }
  }
  const entry = body(seed, ...table, 'stsd').subarray(8);
  const head = Buffer.from(entry.subarray(8, 86));
  // QuickTime names who wrote it, and how well.
  head.write('appl', 12, 'latin1');
  head.writeUInt32BE(512, 16);
  const config = box('avcC', body(entry.subarray(86), 'avcC'));
  const colours = box('colr', 'nclc', u16(1, 1, 1));
  return {
    id: 1,
    handler: 'vide',
    units: mdhd.readUInt32BE(12),
    duration: mdhd.readUInt32BE(16),
    description: box(format, head, config, colours, ...more),
    samples,
    matrix: turned,
    times: body(seed, ...table, 'stts'),
    later: body(seed, ...table, 'ctts'),
    keys: body(seed, ...table, 'stss'),
    edits,
  };
}

const perSample = 1_024;

/** Frames as AAC of 44,100 Hz and two channels begins, each another. */
function sound(count: number, edits: readonly Edit[], format = 'mp4a'): TrackParts {
  const samples = Array.from({ length: count }, (_, index) =>
    Buffer.from([0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c, index & 255, index >> 8]),
  );
  const specific = Buffer.from([0x05, 2, 0x12, 0x10]);
  const decoder = Buffer.concat([
    Buffer.from([0x04, 13 + specific.length, 0x40, 0x15, 0, 0, 0]),
    u32(128_000, 128_000),
    specific,
  ]);
  const stream = Buffer.concat([
    Buffer.from([0x03, 3 + decoder.length + 3, 0, 0, 0]),
    decoder,
    Buffer.from([0x06, 1, 2]),
  ]);
  const esds = box('esds', u32(0), stream);
  const wave = box('wave', box('frma', format), box(format, u32(0)), esds, box('\0\0\0\0'));
  // The description of sound in its first QuickTime version: four numbers more than an MP4 has.
  const head = Buffer.concat([
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]),
    u16(1, 0),
    u32(0),
    u16(2, 16, 0xfffe, 0),
    u32(44_100 * 65_536),
    u32(perSample, 2, 4, 2),
  ]);
  return {
    id: 2,
    handler: 'soun',
    units: 44_100,
    duration: count * perSample,
    description: box(format, head, wave),
    samples,
    times: u32(0, 1, count, perSample),
    edits,
  };
}

/** What a phone measures while it films, its location among it. */
function measured(): TrackParts {
  const key = box('keyd', 'mdtacom.apple.quicktime.location.ISO6709');
  const keys = box('keys', box('\0\0\0\x01', key));
  const description = box('mebx', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), keys);
  const samples = [box('\0\0\0\x01', '+52.5015+013.4020+034.000/')];
  return { id: 3, handler: 'meta', units: 600, duration: 1_800, description, samples };
}

export function captions(): TrackParts {
  const description = box('tx3g', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), Buffer.alloc(38));
  const samples = [Buffer.concat([u16(5), Buffer.from('Hello')])];
  return { id: 4, handler: 'sbtl', units: 600, duration: 1_800, description, samples };
}

function trackBox(parts: TrackParts, at: number, movieDuration: number): Buffer {
  const { id, handler, units, duration, description, samples, edits, enabled = true } = parts;
  const { matrix = straight, later, keys, times, reference } = parts;
  const name = Buffer.from('\x0cCore Media X');
  const elst = edits && box('edts', box('elst', u32(0, edits.length), ...edits.map(editOf)));
  const references = reference ?? box('url ', u32(1));
  return box(
    'trak',
    box(
      'tkhd',
      u32(enabled ? 15 : 14, 0, 0, id, 0, movieDuration, 0, 0),
      u16(0, 0, handler === 'soun' ? 256 : 0, 0),
      matrix,
      u32(handler === 'vide' ? 480 * 65_536 : 0, handler === 'vide' ? 270 * 65_536 : 0),
    ),
    ...(elst ? [elst] : []),
    box(
      'mdia',
      box('mdhd', u32(0, 0, 0, units, duration), u16(0x15c7, 0)),
      box('hdlr', u32(0), 'mhlr', handler, 'appl', u32(0, 0), name),
      box(
        'minf',
        box('dinf', box('dref', u32(0, 1), references)),
        box(
          'stbl',
          box('stsd', u32(0, 1), description),
          box('stts', times ?? u32(0, 1, samples.length, Math.round(duration / samples.length))),
          ...(later ? [box('ctts', later)] : []),
          ...(keys ? [box('stss', keys)] : []),
          // Seven of them to a chunk.
          box('stsc', u32(0, 1, 1, 7, 1)),
          box('stsz', u32(0, 0, samples.length), u32(...samples.map(({ length }) => length))),
          box('stco', u32(0, Math.ceil(samples.length / 7)), u32(...chunksOf(samples, at))),
        ),
      ),
    ),
  );
}

const editOf = ({ lasts, from }: Edit) => u32(lasts, from, 0x1_00_00);

function chunksOf(samples: readonly Buffer[], at: number): number[] {
  const chunks: number[] = [];
  let next = at;
  for (const [index, { length }] of samples.entries()) {
    if (index % 7 === 0) chunks.push(next);
    next += length;
  }
  return chunks;
}

export interface PhoneFilm {
  /** Stretches of the picture, in 600ths of a second and in the picture's own units. */
  readonly pictureEdits?: readonly Edit[];
  readonly soundEdits?: readonly Edit[];
  readonly pictureFormat?: string;
  readonly soundFormat?: string;
  readonly soundEnabled?: boolean;
  readonly withoutSound?: boolean;
  /** Boxes in the description of the pictures. */
  readonly described?: readonly Buffer[];
  readonly more?: readonly TrackParts[];
  readonly brand?: string | null;
  readonly located?: boolean;
  readonly reference?: Buffer;
  /** Instead of frames that can be played. */
  readonly pictures?: readonly Buffer[];
  /** Bytes that belong to no sample. */
  readonly padding?: number;
}

/** Three seconds, as a phone writes them: QuickTime, its description at the end, on its side, with its location. */
export function phoneFilm(film: PhoneFilm = {}): Buffer {
  const { located = true, brand = 'qt  ', more = [], padding = 0, reference } = film;
  const pictures = picture(
    film.pictureEdits ?? [{ lasts: 1_800, from: 1_024 }],
    film.pictureFormat,
    film.described,
  );
  const sounds = sound(132, film.soundEdits ?? [{ lasts: 1_800, from: 2_112 }], film.soundFormat);
  const tracks: TrackParts[] = [
    {
      ...pictures,
      ...(reference && { reference }),
      ...(film.pictures && {
        samples: film.pictures,
        times: u32(0, 1, film.pictures.length, 512),
        duration: film.pictures.length * 512,
        later: undefined,
        keys: undefined,
      }),
    },
    ...(film.withoutSound ? [] : [{ ...sounds, enabled: film.soundEnabled ?? true }]),
    ...(located ? [measured()] : []),
    ...more,
  ];
  const start =
    brand === null ? box('wide') : Buffer.concat([box('ftyp', brand, u32(0), brand), box('wide')]);
  let at = start.length + 8 + padding;
  const placed = tracks.map((track) => {
    const mine = at;
    at += track.samples.reduce((sum, { length }) => sum + length, 0);
    return { track, mine };
  });
  const media = box('mdat', Buffer.alloc(padding, 7), ...tracks.flatMap(({ samples }) => samples));
  const header = [u32(0, 0, 0, 600, 1_800, 0x1_00_00), u16(256), Buffer.alloc(10), straight];
  const movie = box(
    'moov',
    box('mvhd', ...header, Buffer.alloc(24), u32(9)),
    ...placed.map(({ track, mine }) => trackBox(track, mine, 1_800)),
    ...(located ? locations() : []),
  );
  return Buffer.concat([start, media, movie]);
}

function locations(): Buffer[] {
  const where = '+52.5015+013.4020+034.000/';
  const keys = box('keys', u32(0, 1), box('mdta', 'com.apple.quicktime.location.ISO6709'));
  const values = box('ilst', box('\0\0\0\x01', box('data', u32(1, 0), where)));
  return [
    box('meta', box('hdlr', u32(0, 0), 'mdta', Buffer.alloc(13)), keys, values),
    box('udta', box('\u00a9xyz', u16(where.length, 0x15c7), where)),
  ];
}
