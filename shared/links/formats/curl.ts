import { linkByLink } from './parts/linkWriter.ts';
import { plainUrl } from './parts/plainUrl.ts';
import { shellWord } from './parts/shellWord.ts';
import { shownName } from './parts/shownName.ts';

/** A file in the folder in which the command is run, whatever its name asks for. */
function fileName(name: string): string {
  const last =
    name
      .split(/[/\\]/)
      .filter((part) => part.trim() !== '')
      .at(-1) ?? '';
  const kept = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '_')
    .trim();
  // A name that starts with a hyphen would be an option, and a lone one the screen.
  return kept === '' ? 'file' : kept.startsWith('-') ? `./${kept}` : kept;
}

/** A command a link that downloads it under its name: nothing that is there is overwritten, and no page of an error is taken for the file. */
export const curlWriter = linkByLink(
  (link) =>
    `curl --fail --location --globoff --no-clobber --output ${shellWord(fileName(shownName(link)))} ${shellWord(plainUrl(link.url))}`,
);
