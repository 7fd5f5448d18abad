import { headBytes, tell } from '../../contentType/tellType.ts';
import { textIn, unmarkedTextIn } from '../../contentType/text/textIn.ts';

/** The beginning of a text. */
export interface TextInside {
  /** Plain: without controls but line ends and tabs, and without what turns the order of signs. */
  readonly text: string;
  /** What it is, by what stands in it: `text/vcard`, `text/html`. */
  readonly contentType: string;
}

/** Text that another program would draw says nothing as it stands. */
const unlikeText = ['application/rtf', 'application/postscript', 'image/svg+xml'];

/** What the first bytes of a file say as text, in the encoding that they are in; null for what is no text. */
export async function textInside(bytes: Uint8Array, cut: boolean): Promise<TextInside | null> {
  const head = bytes.subarray(0, headBytes);
  const options = { cut: cut || head.length < bytes.length };
  const { isText, contentType } = await tell(head, options);
  if (!isText || contentType === null || unlikeText.includes(contentType)) return null;
  const found = textIn(head, options) ?? unmarkedTextIn(head, options);
  if (found === null) return null;
  return { text: plain(found.text), contentType };
}

function plain(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, '\uFFFD')
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}
