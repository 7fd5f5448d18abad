import { isDamagedText } from '../../contentType/text/isDamagedText.ts';
import { textIn, unmarkedTextIn } from '../../contentType/text/textIn.ts';

/** As much of a text as is shown. */
export const shownTextBytes = 200_000;

export interface ReadText {
  readonly text: string;
  /** In the words of `TextDecoder`. */
  readonly encoding: string;
}

/** Text as its bytes say it; null when they are none. A few controls among its letters are shown as such. */
export function readText(bytes: Uint8Array, { cut }: { readonly cut: boolean }): ReadText | null {
  const found = textIn(bytes, { cut }) ?? unmarkedTextIn(bytes, { cut });
  if (found !== null) return { text: found.text, encoding: found.encodings[0] ?? 'utf-8' };
  if (!isDamagedText(bytes, { cut })) return null;
  const text = new TextDecoder('utf-8').decode(bytes);
  return {
    text: text.replaceAll(/(?![\t\n\f\r])\p{Cc}/gu, '\ufffd'),
    encoding: 'utf-8',
  };
}
