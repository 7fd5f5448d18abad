/** The one web address that a text is, or null; of a list of addresses the first. */
export function linkIn(text: string): string | null {
  const [first, ...more] = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (first === undefined || more.length > 0 || /\s/.test(first)) return null;
  if (!/^https?:\/\//i.test(first) || first.length > 4_096) return null;
  try {
    return new URL(first).href;
  } catch {
    return null;
  }
}

/** The address that a drop or a paste carries, or null. */
export function linkOf(data: Pick<DataTransfer, 'getData'>): string | null {
  return linkIn(data.getData('text/uri-list')) ?? linkIn(data.getData('text/plain'));
}
