import { linkByLink } from './parts/linkWriter.ts';
import { escapeMarkdown } from './parts/markup.ts';
import { plainUrl } from './parts/plainUrl.ts';
import { shownName } from './parts/shownName.ts';

/** In a destination a character reference is read, and round brackets end it. */
function destination(url: string): string {
  const kept = plainUrl(url).replace(/&(?=#?[A-Za-z0-9]+;)/g, '&amp;');
  return /[()]/.test(kept) ? `<${kept}>` : kept;
}

/** A picture as one, all else as a link with its name (CommonMark 0.31, 6.3 and 6.4). */
export const markdownWriter = linkByLink((link) => {
  const text = `[${escapeMarkdown(shownName(link))}](${destination(link.url)})`;
  return link.kind === 'image' ? `!${text}` : text;
});
