import { itemPlaces } from './itemPlaces.ts';
import { type Blank, latin1At, numberAt, type Peek, zeros } from './peek.ts';
import { xmpPlace } from './xmpPlace.ts';

const containers = ['moov', 'trak', 'udta', 'ilst'];
const positions = ['\u00a9xyz', 'loci'];
const locationKey = 'com.apple.quicktime.location.';
const mostBoxes = 512;
const mostKeyBytes = 65_536;
const mostXmpBytes = 512 * 1024;
/** Of the XMP that Adobe puts into MP4. */
const xmpId = 'be7acfcb97a942e89c71999491e3afac';

export interface Box {
  readonly at: number;
  readonly type: string;
  /** Where its content begins, and ends. */
  readonly start: number;
  readonly end: number;
}

/** MP4, MOV, HEIC and AVIF: boxes in boxes. */
export async function isoPlaces(peek: Peek, size: number): Promise<Blank[]> {
  const blanks: Blank[] = [];
  let budget = mostBoxes;

  async function walk(start: number, end: number, keys: ReadonlySet<number>): Promise<void> {
    for (let at = start; budget > 0; budget -= 1) {
      const box = await boxAt(peek, at, end);
      if (box === null) return;
      const key = numberAt(Buffer.from(box.type, 'latin1'), 0, 4);
      if (positions.includes(box.type) || keys.has(key)) blanks.push(...freed(box));
      else if (box.type === 'meta') await inMeta(box);
      else if (box.type === 'uuid' || box.type === 'XMP_') blanks.push(...(await inXmp(peek, box)));
      else if (containers.includes(box.type)) await walk(box.start, box.end, keys);
      at = box.end;
    }
  }

  async function inMeta(meta: Box): Promise<void> {
    // QuickTime leaves out the version that ISO has.
    const plain = latin1At(await peek(meta.start + 4, 4), 0, 4) === 'hdlr';
    const start = plain ? meta.start : meta.start + 4;
    const keys = await locationKeys(peek, start, meta.end);
    blanks.push(...(await itemPlaces(peek, start, meta.end)));
    await walk(start, meta.end, keys);
  }

  await walk(0, size, new Set());
  return blanks;
}

/** MP4 has it in a box that says by its first bytes what it is, QuickTime in one with a name. */
async function inXmp(peek: Peek, { type, start, end }: Box): Promise<Blank[]> {
  const marked = type === 'uuid' ? xmpId.length / 2 : 0;
  const mark = Buffer.from(await peek(start, marked)).toString('hex');
  const length = end - start - marked;
  if ((marked > 0 && mark !== xmpId) || length > mostXmpBytes) return [];
  return xmpPlace(await peek(start + marked, length), start + marked);
}

export async function boxAt(peek: Peek, at: number, end: number): Promise<Box | null> {
  const head = await peek(at, 16);
  if (at + 8 > end || head.length < 8) return null;
  const short = numberAt(head, 0, 4);
  const length = short === 1 ? numberAt(head, 8, 8) : short === 0 ? end - at : short;
  const start = at + (short === 1 ? 16 : 8);
  if (at + length < start || at + length > end) return null;
  return { at, type: latin1At(head, 4, 4), start, end: at + length };
}

/** Its name is one that every reader skips, and there is nothing in it. */
function freed({ at, start, end }: Box): Blank[] {
  const name = { at: at + 4, bytes: Buffer.from('free', 'latin1') };
  const length = end - start;
  return length > mostKeyBytes ? [] : [name, zeros(start, length)];
}

/** Numbers of the keys under which QuickTime keeps a place. */
async function locationKeys(peek: Peek, start: number, end: number): Promise<Set<number>> {
  const found = new Set<number>();
  for (let at = start, count = 0; count < 16; count += 1) {
    const box = await boxAt(peek, at, end);
    if (box === null) break;
    at = box.end;
    if (box.type !== 'keys' || box.end - box.start > mostKeyBytes) continue;
    const bytes = await peek(box.start, box.end - box.start);
    let entry = 8;
    for (let key = 1; key <= mostBoxes && entry + 8 <= bytes.length; key += 1) {
      const length = numberAt(bytes, entry, 4);
      if (latin1At(bytes, entry + 8, locationKey.length) === locationKey) found.add(key);
      entry += Math.max(8, length);
    }
  }
  return found;
}
