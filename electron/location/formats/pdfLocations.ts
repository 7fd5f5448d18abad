import type { Look } from '../bytes/findings.ts';
import { latin1At } from '../bytes/peek.ts';
import { lookIntoPressed } from './pressed.ts';

const chunkBytes = 262_144;
const dictionaryBytes = 2_048;
const mark = 'stream';
const mostStreamBytes = 64 * 1024 * 1024;
/** What holds nothing but what is seen on a page, or how it is written down. */
const plain =
  /\/(?:ObjStm|XRef|FontFile\d?|Length[123]|Subtype\s*\/(?:Form|Type1C|CIDFontType0C|OpenType))\b/;

/**
 * Looks into the streams of a PDF that are compressed. Such as are not are seen by whoever looks at every
 * byte, its pictures in JPEG among them.
 */
export async function pdfLocations(look: Look): Promise<void> {
  const { peek, size, spend, found } = look;
  for (let from = 0; from < size; from += chunkBytes) {
    const bytes = await peek(from, Math.min(chunkBytes + 16, size - from));
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    spend(text.length >> 8);
    // Whoever may not read it does not read its streams either.
    if (/\/Encrypt\s*(?:\d|<<)/.test(text.toString('latin1'))) found.unsure = true;
    for (let index = text.indexOf(mark); index >= 0; index = text.indexOf(mark, index + 6)) {
      if (index >= chunkBytes) break;
      await streamAt(look, from + index);
    }
  }
}

async function streamAt(look: Look, at: number): Promise<void> {
  const { peek, size } = look;
  const from = Math.max(0, at - dictionaryBytes);
  const before = latin1At(await peek(from, at - from), 0, dictionaryBytes);
  if (/end$/.test(before)) return;
  const dictionary = before.slice(
    Math.max(0, before.lastIndexOf(' obj'), before.lastIndexOf('\robj')),
  );
  const [, list = ''] = /\/(?:Filter|F)\s*(\[[^\]]{0,256}\]|\/\w+)/.exec(dictionary) ?? [];
  const filters = list.match(/\w+/g) ?? [];
  look.spend(64);
  const coded = /^(?:DCT|DCTDecode|JPXDecode)$/.test(filters.at(-1) ?? '');
  const isPicture = /\/Subtype\s*\/Image\b/.test(dictionary);
  if (filters.length === 0 || plain.test(dictionary) || (isPicture && !coded)) return;
  if (filters.length === 1 && coded) return;
  const telling = coded || /\/(?:Metadata|EmbeddedFile|XML)\b/.test(dictionary);
  const gap = latin1At(await peek(at + mark.length, 2), 0, 2);
  const start = at + mark.length + (gap === '\r\n' ? 2 : 1);
  const length = await lengthOf(look, dictionary, start);
  const pressed = /^Fl(?:ateDecode)?$/.test(filters[0] ?? '');
  const simple = filters.length === 1 || (filters.length === 2 && coded);
  if (!pressed || !simple || length === null || length > mostStreamBytes || start + length > size) {
    look.found.unsure ||= telling;
    return;
  }
  const read = await lookIntoPressed(look, { at: start, length }, (part) => part.inside(part));
  if (!read) look.found.unsure ||= telling;
}

/** As its dictionary says, or up to where it ends. */
async function lengthOf({ peek, size, spend }: Look, dictionary: string, start: number) {
  const said = /\/Length\s+(\d{1,10})(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (said !== undefined) {
    const length = Number(said);
    const end = latin1At(await peek(start + length, 12), 0, 12);
    if (/^\s{0,2}endstream/.test(end)) return length;
  }
  for (let at = start; at < size && at - start < mostStreamBytes; at += chunkBytes) {
    const bytes = await peek(at, Math.min(chunkBytes + 16, size - at));
    spend(bytes.length >> 8);
    const index = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(
      'endstream',
    );
    if (index >= 0) return at + index - start;
  }
  return null;
}
