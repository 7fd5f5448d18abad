import { latin1At, numberAt, type Peek } from '../location/bytes/peek.ts';
import { type Box, boxAt, boxIn } from '../location/formats/isoBoxes.ts';

/** One track of a film, by what its tables say. */
export interface SeenTrack {
  readonly handler: string;
  /** The four letters of how its samples are coded. */
  readonly format: string;
  readonly enabled: boolean;
  /** It only names or shows the chapters of another. */
  readonly chapters: boolean;
  readonly descriptions: number;
  /** Its samples lie in another file. */
  readonly elsewhere: boolean;
  /** Its tables are larger than those of any film, or missing. */
  readonly unread: boolean;
  readonly samples: number;
  readonly sampleBytes: number;
  /** Where the last of its samples ends; null where that is beyond the end of the file. */
  readonly reachesTo: number | null;
}

const mostSamples = 1_000_000;
const mostTableBytes = 16 * 1024 * 1024;

/** Null for what is no track. `size` is that of the file. */
export async function readTrack(peek: Peek, track: Box, size: number): Promise<SeenTrack | null> {
  const find = async (inside: Box | null, type: string) => {
    const box = inside && (await boxIn(peek, inside, type));
    return box?.type === type ? box : null;
  };
  const header = await find(track, 'tkhd');
  const media = await find(track, 'mdia');
  const handlerBox = await find(media, 'hdlr');
  if (header === null || media === null || handlerBox === null) return null;
  const info = await find(media, 'minf');
  const table = await find(info, 'stbl');
  const description = await find(table, 'stsd');
  const handler = latin1At(await peek(handlerBox.start + 8, 4), 0, 4);
  const flags = numberAt(await peek(header.start, 4), 1, 3);
  const unseen = { samples: 0, sampleBytes: 0, reachesTo: 0, unread: true };
  if (table === null || description === null) {
    const nothing = { format: '', descriptions: 0, elsewhere: false, chapters: false };
    return { handler, enabled: (flags & 1) === 1, ...nothing, ...unseen };
  }
  const head = await peek(description.start, 16);
  const tables = await readTables(peek, table, size);
  return {
    handler,
    enabled: (flags & 1) === 1,
    // A list of chapters is never shown by itself: only another track leads to it.
    chapters: handler === 'text' && (flags & 1) === 0,
    format: latin1At(head, 12, 4),
    descriptions: numberAt(head, 4, 4),
    elsewhere: await liesElsewhere(peek, await find(await find(info, 'dinf'), 'dref')),
    ...(tables ?? unseen),
  };
}

/** A data reference that is not marked as this very file. */
async function liesElsewhere(peek: Peek, reference: Box | null): Promise<boolean> {
  if (reference === null) return false;
  const first = await boxAt(peek, reference.start + 8, reference.end);
  if (first === null) return false;
  return (numberAt(await peek(first.start, 4), 1, 3) & 1) === 0;
}

async function readTables(peek: Peek, table: Box, size: number) {
  const read = async (type: string) => {
    const box = await boxIn(peek, table, type);
    if (box?.type !== type || box.end - box.start > mostTableBytes) return null;
    return Uint8Array.from(await peek(box.start, box.end - box.start));
  };
  const sizes = await read('stsz');
  const groups = await read('stsc');
  const narrow = await read('stco');
  const offsets = narrow ?? (await read('co64'));
  if (sizes === null || groups === null || offsets === null) return null;
  const samples = numberAt(sizes, 8, 4);
  const same = numberAt(sizes, 4, 4);
  if (samples > mostSamples || (same === 0 && sizes.length < 12 + samples * 4)) return null;
  const wide = narrow === null ? 8 : 4;
  const chunks = numberAt(offsets, 4, 4);
  const runs = numberAt(groups, 4, 4);
  if (offsets.length < 8 + chunks * wide || groups.length < 8 + runs * 12) return null;
  let sampleBytes = 0;
  let sample = 0;
  let reachesTo: number | null = 0;
  let run = 0;
  for (let chunk = 0; chunk < chunks && sample < samples; chunk += 1) {
    while (run + 1 < runs && numberAt(groups, 8 + (run + 1) * 12, 4) <= chunk + 1) run += 1;
    const inChunk = Math.min(numberAt(groups, 8 + run * 12 + 4, 4), samples - sample);
    let end = numberAt(offsets, 8 + chunk * wide, wide);
    for (let index = 0; index < inChunk; index += 1, sample += 1) {
      const length = same > 0 ? same : numberAt(sizes, 12 + sample * 4, 4);
      sampleBytes += length;
      end += length;
    }
    if (end > size) reachesTo = null;
    else if (reachesTo !== null) reachesTo = Math.max(reachesTo, end);
  }
  if (sample < samples) return null;
  return { samples, sampleBytes, reachesTo, unread: false };
}
