/** An address and a name, or a ref and a name, as one text of a dictionary. */
export interface Named {
  readonly address: string | null;
  readonly name: string | null;
}

const gap = '\n';

export function namedText({ address, name }: Named): string | null {
  if (address === null && name === null) return null;
  return `${address ?? ''}${gap}${name ?? ''}`;
}

export function namedOf(text: string): Named {
  const at = text.indexOf(gap);
  const orNull = (part: string) => (part === '' ? null : part);
  return { address: orNull(text.slice(0, at)), name: orNull(text.slice(at + 1)) };
}

/** What a person calls it: the name, or else the address. */
export function shownName(text: string): string {
  const { address, name } = namedOf(text);
  return name ?? address ?? '';
}
