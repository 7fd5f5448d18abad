import { fileTypeFromBuffer } from 'file-type';
import { tellPicture } from '../../shared/pictures/tellPicture.ts';
import type { TextReading } from '../../shared/remedy.ts';
import { brandType } from './brandType.ts';
import { isPdf, isPdfText } from './isPdf.ts';
import { tellingPart } from './text/guessEncodings.ts';
import { isDamagedText } from './text/isDamagedText.ts';
import { readAs } from './text/readAs.ts';
import { sampleOf } from './text/sampleOf.ts';
import { type FoundText, textIn, unmarkedTextIn } from './text/textIn.ts';
import { textType } from './text/textType.ts';
import { tiffType } from './tiffType.ts';

/** As many first bytes as `tellType` is to be given. */
export const headBytes = 65_536;

/** What bytes say that they are. */
export interface Told {
  /** Null when they say nothing. */
  readonly contentType: string | null;
  readonly isText: boolean;
  /** How text that is not UTF-8 may be read, the likeliest first; none for everything else. */
  readonly readings: readonly TextReading[];
  /** It would be text without a few controls among its letters. */
  readonly damagedText?: true;
}

/**
 * What a file is by its bytes, never by its name. The types that providers take are told by their whole
 * signatures; anything else is named as far as it is known, so that a refusal can say what the file
 * really is. `cut`: there are more bytes than these.
 */
export async function tell(bytes: Uint8Array, { cut }: { readonly cut: boolean }): Promise<Told> {
  if (bytes.length === 0) return binary(null);
  const picture = certainPicture(bytes);
  if (picture !== null) return binary(picture);
  if (startsWith(bytes, '%PDF-')) return binary('application/pdf');
  // Text is told before binary types: a letter that begins with "BM" or "GIF" is still a letter.
  const text = textIn(bytes, { cut });
  if (text !== null) {
    const told = textual(bytes, text);
    const plain = told.contentType === 'text/plain';
    return plain && isPdfText(bytes, text) ? binary('application/pdf') : told;
  }
  const found = await binaryType(bytes.subarray(0, headBytes));
  if (found !== null) return binary(found);
  const unmarked = unmarkedTextIn(bytes, { cut });
  if (unmarked !== null) return textual(bytes, unmarked);
  return { ...binary(null), ...(isDamagedText(bytes, { cut }) && { damagedText: true }) };
}

/** The content type by a file's first bytes alone; null when they say nothing. */
export async function tellType(head: Uint8Array): Promise<string | null> {
  return (await tell(head, { cut: true })).contentType;
}

function binary(contentType: string | null): Told {
  return { contentType, isText: false, readings: [] };
}

function textual(bytes: Uint8Array, { text, encodings }: FoundText): Told {
  const readings = encodings.map((encoding) => {
    const part = encoding.startsWith('utf-16') ? bytes.subarray(0, headBytes) : tellingPart(bytes);
    return { encoding, sample: sampleOf(readAs(encoding, part, { cut: true }) ?? '') };
  });
  return { contentType: textType(text), isText: true, readings };
}

/** Of these no text has the signature. */
const unlikeText: readonly (string | null)[] = ['image/jpeg', 'image/png', 'image/gif'];

function certainPicture(head: Uint8Array): string | null {
  const told = tellPicture(head);
  return unlikeText.includes(told) ? told : null;
}

async function binaryType(head: Uint8Array): Promise<string | null> {
  // What stands before it may look like the short signature of another type.
  if (isPdf(head)) return 'application/pdf';
  if (startsWith(head, 'MZ')) return 'application/x-msdownload';
  const known = brandType(head) ?? tiffType(head) ?? (await bySignature(head));
  if (known !== null) return known;
  // These go on beyond the head, which stops a closer look: archives, and TIFFs, whose tags may stand at their end.
  if (tellPicture(head) === 'image/tiff') return 'image/tiff';
  return startsWith(head, 'PK\x03\x04') ? 'application/zip' : null;
}

const toldAbove = ['image/gif', 'application/pdf', 'video/quicktime'];

async function bySignature(head: Uint8Array): Promise<string | null> {
  try {
    const found = (await fileTypeFromBuffer(head))?.mime;
    // Its short signatures of the types told above are not enough.
    return found === undefined || toldAbove.includes(found) ? null : found;
  } catch {
    return null;
  }
}

function startsWith(head: Uint8Array, ascii: string): boolean {
  return Buffer.from(head.subarray(0, ascii.length)).toString('latin1') === ascii;
}
