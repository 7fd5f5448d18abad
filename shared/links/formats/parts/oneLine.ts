/** Controls, ends of lines and paragraphs, and what no text may hold by Unicode. */
const unwritable = /[\p{Cc}\u2028\u2029\ufffe\uffff]+/gu;
/** With the flag `u`, halves of pairs alone. */
const halves = /\p{Cs}/gu;

/** A text without halves of pairs, which nothing can encode. */
export const wellFormed = (text: string): string => text.replace(halves, '\ufffd');

/** A text of one line that every format can hold: what ends lines or cannot be written becomes a space. */
export const oneLine = (text: string): string => wellFormed(text).replace(unwritable, ' ').trim();
