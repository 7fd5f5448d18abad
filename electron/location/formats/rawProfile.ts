import { type Look, noFindings } from '../bytes/findings.ts';
import { latin1At, peekInto } from '../bytes/peek.ts';
import { add } from '../bytes/pieces.ts';

const keyword = /^raw profile type (?:exif|app1|xmp|iptc|8bim)$/i;
const mostHeaderBytes = 256;
/** Its name and how many bytes it has, before the bytes in hexadecimal digits. */
const header = /^\s*[^\n]{0,80}\n\s*\d{1,10}\s*\n/;

/** Whether text of a PNG holds EXIF or XMP as ImageMagick writes it: in hexadecimal digits. */
export function isRawProfile(word: string): boolean {
  return keyword.test(word);
}

/**
 * What in its digits tells a location; the digits of zeros or spaces in their stead, so that the rest is as
 * it was. False for what is not all digits, which others may read otherwise.
 */
export async function rawProfileLocations(
  look: Look,
  text: Uint8Array,
  at: number,
): Promise<boolean> {
  const { digits, bytes, clean } = decoded(text);
  const found = noFindings();
  look.spend(bytes.length >> 4);
  await look.inside({ ...look, peek: peekInto(bytes), size: bytes.length, found });
  add(look.found, found, (blanks) =>
    blanks.flatMap((blank) => {
      const hex = Buffer.from(Buffer.from(blank.bytes).toString('hex'), 'latin1');
      // One by one: lines break anywhere between them.
      return digits
        .slice(blank.at * 2, (blank.at + blank.bytes.length) * 2)
        .map((position, index) => ({ at: at + position, bytes: hex.subarray(index, index + 1) }));
    }),
  );
  return clean;
}
/** The bytes, and where the digits stand that they are written with. */
function decoded(text: Uint8Array): { digits: number[]; bytes: Uint8Array; clean: boolean } {
  const head = header.exec(latin1At(text, 0, mostHeaderBytes))?.[0];
  const digits: number[] = [];
  const halves: number[] = [];
  let clean = head !== undefined;
  for (let at = head?.length ?? text.length; at < text.length; at += 1) {
    const half = halfOf(text[at] ?? 0);
    if (half === null) {
      clean &&= isSpace(text[at] ?? 0);
      continue;
    }
    digits.push(at);
    halves.push(half);
  }
  const bytes = Uint8Array.from({ length: Math.floor(halves.length / 2) }, (_, index) => {
    return (halves[index * 2] ?? 0) * 16 + (halves[index * 2 + 1] ?? 0);
  });
  return { digits, bytes, clean };
}

const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** The half of a byte that a digit of either case stands for; null for what is none. */
function halfOf(code: number): number | null {
  const letter = code | 0x20;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : null;
}
