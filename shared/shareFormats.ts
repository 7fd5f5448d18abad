/** A link on its way to the clipboard. */
export interface Shareable {
  readonly url: string;
  readonly name: string | null;
}

export type ShareFormat = 'url';

/** One link a line, in the order given. */
export function shareText(links: readonly Shareable[], format: ShareFormat): string {
  switch (format) {
    case 'url':
      return links.map((link) => link.url).join('\n');
    default:
      return format satisfies never;
  }
}
