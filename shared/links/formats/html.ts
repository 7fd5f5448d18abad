import type { LinkFacts } from './parts/linkFacts.ts';
import { linkByLink } from './parts/linkWriter.ts';
import { escapeMarkup } from './parts/markup.ts';
import { plainUrl } from './parts/plainUrl.ts';
import { shownName } from './parts/shownName.ts';

function sizeOf({ width, height }: LinkFacts): string {
  return width === null || height === null ? '' : ` width="${width}" height="${height}"`;
}

/** A picture as one with its size, all else as a link with its name. */
export const htmlWriter = linkByLink((link) => {
  const url = escapeMarkup(plainUrl(link.url));
  const name = escapeMarkup(shownName(link));
  return link.kind === 'image'
    ? `<img src="${url}" alt="${name}"${sizeOf(link)}>`
    : `<a href="${url}">${name}</a>`;
});
