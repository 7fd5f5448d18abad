/** What a person typed, as an FTS5 query: each word by prefix; null when there is no word in it. */
export function searchText(typed: string): string | null {
  const words = typed
    .replaceAll('\0', ' ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  // Quoted, so that nothing in it is an operator; inside quotes a quote is doubled.
  return words.length === 0
    ? null
    : words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ');
}
