import { linkByLink } from './linkWriter.ts';
import { plainUrl } from './plainUrl.ts';
import { shownName } from './shownName.ts';

/** What has a meaning within a line of CommonMark or of GitHub's, and what an extension gives one. */
const marks = /[\\`*_{}[\]()<>#+\-.!|~&:@$^="']/g;

/** A text in which Markdown finds nothing to do. */
export const escapeMarkdown = (text: string): string => text.replace(marks, '\\$&');

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
