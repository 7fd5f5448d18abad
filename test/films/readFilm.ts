/** A film as its tables tell it, read by nothing that Satchel has. */
export interface ReadFilm {
  readonly brands: readonly string[];
  /** Boxes at the top, in order. */
  readonly order: readonly string[];
  readonly movieUnits: number;
  readonly tracks: readonly ReadTrack[];
}

export interface ReadTrack {
  readonly handler: string;
  readonly format: string;
  /** All of the description of its samples. */
  readonly description: Buffer;
  readonly units: number;
  readonly matrix: string;
  readonly size: string;
  readonly language: number;
  /** In seconds; `from` counts from the first sample, and is null where nothing is shown. */
  readonly edits: readonly { readonly lasts: number; readonly from: number | null }[];
  readonly samples: readonly {
    readonly bytes: Buffer;
    /** In seconds after the first. */
    readonly after: number;
    readonly key: boolean;
  }[];
  /** When its first sample is shown in the film, in seconds, by its edits. */
  readonly beginsAt: number;
}

interface Found {
  readonly type: string;
  readonly body: Buffer;
}

function boxes(bytes: Buffer): Found[] {
  const found: Found[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    let length = bytes.readUInt32BE(at);
    let head = 8;
    if (length === 1) {
      length = Number(bytes.readBigUInt64BE(at + 8));
      head = 16;
    }
    if (length === 0) length = bytes.length - at;
    if (length < head) break;
    const type = bytes.toString('latin1', at + 4, at + 8);
    found.push({ type, body: bytes.subarray(at + head, at + length) });
    at += length;
  }
  return found;
}

function inside(bytes: Buffer, ...names: string[]): Buffer | null {
  let body: Buffer | null = bytes;
  for (const name of names) {
    body = body && (boxes(body).find(({ type }) => type === name)?.body ?? null);
  }
  return body;
}

function needed(bytes: Buffer, ...names: string[]): Buffer {
  const body = inside(bytes, ...names);
  if (body === null) throw new Error(`no ${names.join('/')}`);
  return body;
}

export function readFilm(bytes: Buffer): ReadFilm {
  const all = boxes(bytes);
  const brand = inside(bytes, 'ftyp')?.toString('latin1') ?? '';
  const movie = needed(bytes, 'moov');
  const header = needed(movie, 'mvhd');
  const movieUnits = header.readUInt32BE(header[0] === 1 ? 20 : 12);
  const tracks = boxes(movie).filter(({ type }) => type === 'trak');
  return {
    brands: [brand.slice(0, 4), ...(brand.slice(8).match(/.{4}/g) ?? [])],
    order: all.map(({ type }) => type),
    movieUnits,
    tracks: tracks.map(({ body }) => readTrack(bytes, body, movieUnits)),
  };
}

function readTrack(film: Buffer, track: Buffer, movieUnits: number): ReadTrack {
  const head = needed(track, 'tkhd');
  const at = head[0] === 1 ? 52 : 40;
  const media = needed(track, 'mdia', 'mdhd');
  const units = media.readUInt32BE(media[0] === 1 ? 20 : 12);
  const table = needed(track, 'mdia', 'minf', 'stbl');
  const description = needed(table, 'stsd').subarray(8);
  const list = inside(track, 'edts', 'elst');
  const edits = list === null ? [] : readEdits(list, movieUnits, units);
  const samples = readSamples(film, table, units);
  const first = samples[0]?.shown ?? 0;
  const shown = edits.find(({ from }) => from !== null);
  const empty = edits.slice(0, shown === undefined ? 0 : edits.indexOf(shown));
  const later = empty.reduce((sum, { lasts }) => sum + lasts, 0);
  return {
    handler: needed(track, 'mdia', 'hdlr').toString('latin1', 8, 12),
    format: description.toString('latin1', 4, 8),
    description,
    units,
    matrix: head.toString('hex', at, at + 36),
    size: head.toString('hex', at + 36, at + 44),
    language: media.readUInt16BE(media[0] === 1 ? 32 : 20),
    edits: edits.map(({ lasts, from }) => ({ lasts, from: from === null ? null : from - first })),
    samples: samples.map(({ bytes, shown, key }) => ({ bytes, after: shown - first, key })),
    beginsAt: first - (shown?.from ?? 0) + later,
  };
}

function readEdits(list: Buffer, movieUnits: number, units: number) {
  const wide = list[0] === 1;
  return Array.from({ length: list.readUInt32BE(4) }, (_, index) => {
    const at = 8 + index * (wide ? 20 : 12);
    const lasts = wide ? Number(list.readBigUInt64BE(at)) : list.readUInt32BE(at);
    const from = wide ? Number(list.readBigInt64BE(at + 8)) : list.readInt32BE(at + 4);
    return { lasts: lasts / movieUnits, from: from < 0 ? null : from / units };
  });
}

function runs(table: Buffer | null, count: number): number[] {
  if (table === null) return Array.from({ length: count }, () => 0);
  const values: number[] = [];
  for (let run = 0; run < table.readUInt32BE(4); run += 1) {
    const times = table.readUInt32BE(8 + run * 8);
    for (let left = times; left > 0; left -= 1) values.push(table.readInt32BE(12 + run * 8));
  }
  return values;
}

function readSamples(film: Buffer, table: Buffer, units: number) {
  const sizes = needed(table, 'stsz');
  const count = sizes.readUInt32BE(8);
  const durations = runs(needed(table, 'stts'), count);
  const later = runs(inside(table, 'ctts'), count);
  const groups = needed(table, 'stsc');
  const narrow = inside(table, 'stco');
  const offsets = narrow ?? needed(table, 'co64');
  const sync = inside(table, 'stss');
  const keys =
    sync &&
    new Set(Array.from({ length: sync.readUInt32BE(4) }, (_, i) => sync.readUInt32BE(8 + i * 4)));
  const samples: { bytes: Buffer; shown: number; key: boolean }[] = [];
  let decoded = 0;
  for (let chunk = 1; chunk <= offsets.readUInt32BE(4); chunk += 1) {
    let at = narrow
      ? offsets.readUInt32BE(4 + chunk * 4)
      : Number(offsets.readBigUInt64BE(chunk * 8));
    let inChunk = 0;
    for (let run = 0; run < groups.readUInt32BE(4); run += 1) {
      if (groups.readUInt32BE(8 + run * 12) <= chunk) inChunk = groups.readUInt32BE(12 + run * 12);
    }
    for (; inChunk > 0 && samples.length < count; inChunk -= 1) {
      const index = samples.length;
      const length = sizes.readUInt32BE(4) || sizes.readUInt32BE(12 + index * 4);
      samples.push({
        bytes: film.subarray(at, at + length),
        shown: (decoded + (later[index] ?? 0)) / units,
        key: keys === null || keys.has(index + 1),
      });
      at += length;
      decoded += durations[index] ?? 0;
    }
  }
  return samples;
}
