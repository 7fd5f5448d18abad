import { box, u16, u32 } from './boxes.ts';
import { seed } from './jpegs.ts';
import { iso6709, latitude, longitude } from './truth.ts';

export const plainFilm = () => seed('aurora-spot.mp4');

export interface FilmParts {
  /** Boxes that the film has beside its tracks. */
  readonly more?: readonly Buffer[];
  /** Tracks that are no picture and no sound. */
  readonly tracks?: readonly TimedTrack[];
  /** Boxes after everything. */
  readonly last?: readonly Buffer[];
}

export interface TimedTrack {
  readonly handler: string;
  readonly description: Buffer;
  readonly samples: readonly Buffer[];
}

/**
 * The seed's film with more: its bytes stay where they are, the old description is passed over, and a
 * new one stands at the end.
 */
export function film({ more = [], tracks = [], last = [] }: FilmParts): Buffer {
  const whole = Buffer.from(plainFilm());
  const moov = whole.subarray(32, 32 + 1_438);
  const own = Buffer.from(moov.subarray(8));
  whole.write('free', 36, 'latin1');
  let at = whole.length + 8;
  const samples = tracks.flatMap((track) => [...track.samples]);
  const made = tracks.map((track, index) => {
    const sizes = track.samples.map(({ length }) => length);
    const offset = at;
    at += sizes.reduce((sum, size) => sum + size, 0);
    return trackOf(track, sizes, offset, index + 10);
  });
  const media = samples.length > 0 ? [box('mdat', ...samples)] : [];
  return Buffer.concat([whole, ...media, box('moov', own, ...made, ...more), ...last]);
}

function trackOf(track: TimedTrack, sizes: readonly number[], offset: number, id: number): Buffer {
  const header = box('tkhd', u32(7, 0, 0, id, 0, 1_000), Buffer.alloc(60));
  const table = box(
    'stbl',
    box('stsd', u32(0, 1), track.description),
    box('stts', u32(0, 1, sizes.length, 1_000)),
    box('stsc', u32(0, 1, 1, sizes.length, 1)),
    box('stsz', u32(0, 0, sizes.length, ...sizes)),
    box('stco', u32(0, 1, offset)),
  );
  const media = box(
    'mdia',
    box('mdhd', u32(0, 0, 0, 1_000, 1_000 * sizes.length, 0)),
    box('hdlr', u32(0, 0), track.handler, Buffer.alloc(13)),
    box('minf', box('nmhd', u32(0)), table),
  );
  return box('trak', header, media);
}

const entry = (format: string, ...more: Buffer[]) =>
  box(format, Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), ...more);

/** Words of a drone in subtitles. */
export function subtitles(lines: readonly string[]): TimedTrack {
  const samples = lines.map((line) => Buffer.concat([u16(line.length), Buffer.from(line)]));
  return { handler: 'sbtl', description: entry('tx3g', Buffer.alloc(38)), samples };
}

export const droneLines = [
  'F/3.5, SS 1000, ISO 100, GPS (8.5315028, 47.3887694, 18), D 24.26m, H 6.00m',
  '[iso : 100] [shutter : 1/640] [latitude: 47.3887694] [longitude: 8.5315028] [altitude: 61.2]',
  'HOME(8.5315028,47.3887694) 2024.05.01 12:00:00 GPS(8.5315028,47.3887694,16)',
  'Words that stay',
];

/** As action cameras keep it: numbers by keys of four letters. */
export function gpmf(key: 'GPS5' | 'GPS9' = 'GPS5'): TimedTrack {
  const klv = (name: string, type: string, size: number, count: number, data: Buffer) =>
    Buffer.concat([
      Buffer.from(name),
      Buffer.from(type),
      Buffer.from([size]),
      u16(count),
      data,
      Buffer.alloc((4 - (data.length % 4)) % 4),
    ]);
  const five = u32(latitude * 1e7 + 0.5, longitude * 1e7 + 0.5, 400_000, 1_000, 100);
  const nine = Buffer.concat([five, u32(8_000, 1_000), u16(100, 3)]);
  const row = key === 'GPS5' ? five : nine;
  const rows = Buffer.concat([row, row]);
  const scales = [1e7, 1e7, 1_000, 1_000, 100, ...(key === 'GPS9' ? [1, 1_000, 100, 1] : [])];
  const stream = Buffer.concat([
    ...(key === 'GPS9' ? [klv('TYPE', 'c', 9, 1, Buffer.from('lllllllSS'))] : []),
    klv('SCAL', 'l', 4, scales.length, u32(...scales)),
    klv(key, key === 'GPS5' ? 'l' : '?', row.length, 2, rows),
  ]);
  const shake = klv('ACCL', 's', 6, 1, u16(1, 2, 3));
  const device = Buffer.concat([
    klv('DVID', 'L', 4, 1, u32(1)),
    klv('STRM', '\0', 1, stream.length, stream),
    klv('STRM', '\0', 1, shake.length, shake),
  ]);
  const sample = klv('DEVC', '\0', 1, device.length, device);
  return { handler: 'meta', description: entry('gpmd'), samples: [sample, sample] };
}

/** Packets of a camera's sensors: one that turns, one that tells the place. */
export function camm(kind: 5 | 6): TimedTrack {
  const place = Buffer.alloc(kind === 5 ? 24 : 56);
  const from = kind === 5 ? 0 : 12;
  place.writeDoubleLE(latitude, from);
  place.writeDoubleLE(longitude, from + 8);
  const turn = Buffer.alloc(16);
  turn.writeUInt16LE(2, 2);
  const sample = Buffer.concat([Buffer.from([0, 0, kind, 0]), place]);
  return { handler: 'camm', description: entry('camm'), samples: [turn, sample] };
}

/** Keys of QuickTime that change with time. */
export function mebx(key: string, value: Buffer): TimedTrack {
  const keys = box('keys', box('\0\0\0\x01', box('keyd', 'mdta', key)));
  return {
    handler: 'meta',
    description: entry('mebx', keys),
    samples: [box('\0\0\0\x01', value)],
  };
}

/** One whose insides nobody describes. */
export const strange = (bytes: Buffer): TimedTrack => ({
  handler: 'meta',
  description: entry('zzzz'),
  samples: [bytes],
});

/** The log of a satellite receiver, in a film's text. */
export const receiverLine = '$GPRMC,120000.00,A,4723.32617,N,00831.89017,E,0.5,54.7,191194,,*6A';

export const xyz = () => box('udta', box('\u00a9xyz', u16(iso6709.length, 0x15c7), iso6709));

export function loci(): Buffer {
  const place = Buffer.from('Langstrasse\0');
  const numbers = u32(longitude * 65_536 + 0.5, latitude * 65_536 + 0.5, 0);
  return box(
    'udta',
    box('loci', u32(0), u16(0x15c7), place, Buffer.from([0]), numbers, 'earth\0\0'),
  );
}

export function keys(
  name = 'com.apple.quicktime.location.ISO6709',
  value: string = iso6709,
): Buffer {
  const data = (text: string) => box('data', u32(1, 0), text);
  return box(
    'meta',
    box('hdlr', u32(0, 0), 'mdta', Buffer.alloc(13)),
    box('keys', u32(0, 2), box('mdta', 'com.apple.quicktime.make'), box('mdta', name)),
    box('ilst', box('\0\0\0\x01', data('Maker')), box('\0\0\0\x02', data(value))),
  );
}

const adobe = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex');
export const adobeXmp = (xmp: Buffer | string) => box('uuid', adobe, xmp);
/** In the description of a film of QuickTime. */
export const quickTimeXmp = (xmp: string) => box('udta', box('XMP_', xmp));

/** A film that says it as phones do. */
export const withXyz = () => film({ more: [xyz()] });

/** One that says its type in words. */
export const typed = (type: string, bytes: Buffer): TimedTrack => ({
  handler: 'meta',
  description: entry('mett', Buffer.from(`\0${type}\0`)),
  samples: [bytes],
});

/** How the list of sensors ends that a camera appends which sees all around. */
export const sphere = () =>
  Buffer.concat([Buffer.alloc(200, 5), Buffer.from('8db42d694ccc418790edff439fe026bf')]);

/** What camcorders write between the pictures of a film. */
export const camcorder = () =>
  Buffer.concat([
    Buffer.from('17ee8c60f84d11d98cd60800200c9a66', 'hex'),
    Buffer.from('MDPM\x03'),
    Buffer.from([0xb2, 0, 47, 0, 1, 0xb3, 0, 23, 0, 1, 0xb6, 0, 8, 0, 1]),
  ]);
