import { linkByLink } from './parts/linkWriter.ts';
import { plainUrl } from './parts/plainUrl.ts';
import { shownName } from './parts/shownName.ts';

/** BBCode has no way to write its own brackets, so round ones stand for them. */
export const bbcodeText = (text: string): string => text.replaceAll('[', '(').replaceAll(']', ')');

/** In a tag quotes and brackets end the link, wherever they stand. */
const bbcodeUrl = (url: string): string =>
  plainUrl(url).replaceAll("'", '%27').replaceAll('[', '%5B').replaceAll(']', '%5D');

/** A picture as one, all else as a link with its name. */
export const bbcodeWriter = linkByLink((link) => {
  const url = bbcodeUrl(link.url);
  return link.kind === 'image'
    ? `[img]${url}[/img]`
    : `[url=${url}]${bbcodeText(shownName(link))}[/url]`;
});
