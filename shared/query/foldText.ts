/** Letters that Unicode takes for whole and people for others, by which they look for them. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};
const asOthers = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
/** Accents, and the points of Hebrew and Arabic that most people leave out. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/gu;
/** What nobody sees: joiners, marks of direction that phone books copy along, soft hyphens, styles of emoji. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const breaks = /[\n\r\v\f\u0085\u2028\u2029]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are looked for to become spaces
const gaps = /(?:[^\S\n]|[\u0000-\u0009\u000b-\u001f\u007f-\u009f])+/gu;
const plain = /^[\x20-\x7e\n]*$/;

/**
 * A text as it is searched: without case, accents, width and what is not seen, in one form of Unicode (NFC), its
 * gaps one space each. What is indexed and what is asked are both folded by this, or would not meet. It never
 * holds a line break.
 */
export function foldText(text: string): string {
  return foldLines(onOneLine(text));
}

/** Breaks of lines become spaces. */
export function onOneLine(text: string): string {
  return plain.test(text) && !text.includes('\n') ? text : text.replace(breaks, ' ');
}

/** Folds lines, parted by `\n`, each as by itself. */
export function foldLines(text: string): string {
  if (plain.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ');
  return text
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(accents, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(accents, '')
    .replace(asOthers, (letter) => letters[letter] ?? letter)
    .normalize('NFC')
    .replace(gaps, ' ');
}
