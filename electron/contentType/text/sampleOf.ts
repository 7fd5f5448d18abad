const mostBefore = 16;
const mostSigns = 40;

/** A few words of a text on one line: those with the first sign that reads otherwise in another encoding. */
export function sampleOf(text: string): string {
  const first = Math.max(0, text.search(/[\u0080-\u{10ffff}]/u));
  const before = text.slice(0, first);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const line = text.slice(lineStart, first + 4 * mostSigns).split(/[\r\n]/, 1)[0] ?? '';
  const at = first - lineStart;
  const word = at > mostBefore ? line.indexOf(' ', at - mostBefore) + 1 : 0;
  const start = word > at || (word === 0 && at > mostBefore) ? at : word;
  const signs = [...line.slice(start).replaceAll(/\s+/g, ' ').trim()];
  return signs.length > mostSigns ? `${signs.slice(0, mostSigns).join('')}…` : signs.join('');
}
