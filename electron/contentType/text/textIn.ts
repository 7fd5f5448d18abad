import { guessEncodings } from './guessEncodings.ts';
import { type ReadAs, readAs } from './readAs.ts';

/** Text as its bytes say it. */
export interface FoundText {
  readonly text: string;
  /**
   * What the bytes may be written in, the likeliest first, in the words of `TextDecoder`; none for
   * UTF-8, which needs no guess.
   */
  readonly encodings: readonly string[];
}

/**
 * The text that the bytes are, or null when they are none in any encoding that Satchel knows. Bytes with
 * a NUL among them are text only where a mark says that they are UTF-16; `unmarkedTextIn` looks at others.
 */
export function textIn(bytes: Uint8Array, { cut }: ReadAs): FoundText | null {
  const marked = markedEncoding(bytes);
  if (marked !== null) return found(bytes, [marked], cut);
  if (bytes.includes(0)) return null;
  const utf8 = readAs('utf-8', bytes, { cut });
  if (utf8 !== null) return { text: utf8, encodings: [] };
  if (bytes.includes(escapeByte)) return found(bytes, ['iso-2022-jp'], cut);
  return hasControls(bytes) ? null : found(bytes, guessEncodings(bytes, { cut }), cut);
}

const escapeByte = 0x1b;

/** No encoding that is guessed has a use of its own for these. */
function hasControls(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte === 0x7f || (byte < 0x20 && !lineControls.includes(byte))) return true;
  }
  return false;
}
/** Tab, line feed, form feed and carriage return. */
const lineControls = [0x09, 0x0a, 0x0c, 0x0d];

function found(bytes: Uint8Array, encodings: readonly string[], cut: boolean): FoundText | null {
  const [likeliest] = encodings;
  const text = likeliest === undefined ? null : readAs(likeliest, bytes, { cut });
  return text === null ? null : { text, encodings };
}

/** UTF-16 that says so by its first two bytes. */
function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/**
 * UTF-16 without a mark. Text has spaces, digits or line ends, of which one half is a NUL, always the same
 * one; numbers that are stored in two bytes look alike, but some of them are controls or nothing at all.
 */
export function unmarkedTextIn(bytes: Uint8Array, { cut }: ReadAs): FoundText | null {
  const nul = bytes.indexOf(0);
  if (nul === -1 || bytes.length < leastWideBytes) return null;
  const half = nul % 2;
  if (bytes.some((byte, at) => byte === 0 && at % 2 !== half)) return null;
  if (isAscii(bytes, half)) return null;
  const wide = found(bytes, [half === 0 ? 'utf-16be' : 'utf-16le'], cut);
  const says = wide !== null && ordinary.test(wide.text) && /[\p{L}\p{N}]/u.test(wide.text);
  return says ? wide : null;
}
const leastWideBytes = 4;

/** ASCII with a NUL somewhere reads as rare Chinese: two of its letters are one sign then. */
function isAscii(bytes: Uint8Array, half: number): boolean {
  const printable = (byte = 0) => byte >= 0x20 && byte < 0x7f;
  let [pairs, ascii] = [0, 0];
  for (let at = 0; at + 1 < bytes.length && at < asciiWithin; at += 2) {
    if (bytes[at + half] === 0) continue;
    pairs += 1;
    if (printable(bytes[at]) && printable(bytes[at + 1])) ascii += 1;
  }
  return pairs > 0 && ascii / pairs > mostAsciiPairs;
}
const asciiWithin = 65_536;
const mostAsciiPairs = 0.6;
/** Nothing but letters, digits, and the signs between them. */
const ordinary = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\s\u200b-\u200f\u00ad]+$/u;
