import type { Recognised } from '../../../shared/contract/linkChecks.ts';
import { mostLinksInCall } from '../../../shared/contract/linkChecks.ts';
import { longestLink } from '../../../shared/intake/carried.ts';
import type { WebPicture } from '../../../shared/intake.ts';
import { isLink } from '../../../shared/links/isLink.ts';
import { client } from '../../bridge/client.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { bringPictures } from '../adding/adding.ts';

/** As much text as one call takes. */
const longestCall = 200_000;

/** The lines of a text that somebody pasted as links, each once, as many as one call takes. */
export function linesOf(text: string): {
  readonly links: readonly string[];
  readonly cut: boolean;
} {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= longestLink);
  const links: string[] = [];
  let length = 0;
  for (const line of new Set(lines)) {
    length += line.length + 3;
    if (links.length >= mostLinksInCall || length > longestCall) return { links, cut: true };
    links.push(line);
  }
  return { links, cut: false };
}

/** The links of a text that is nothing else; none where it has other words. */
export function linksAlone(text: string): readonly string[] {
  const { links } = linesOf(text);
  return links.every(isLink) ? links : [];
}

/** Whether a link is one of an account that is connected. */
export const isOwn = ({ kind }: Recognised) =>
  kind === 'item' || kind === 'unknown-item' || kind === 'unnamed';

/**
 * What was pasted or dropped as links: those of a connected account are asked about, since a fresh link may be meant
 * as well as a new file; all else is brought in as ever.
 */
export async function freshOrBring(
  text: string,
  pictures: readonly WebPicture[],
  wantedAccountId: string | null,
): Promise<void> {
  const typed = linksAlone(text);
  const links = typed.length > 0 ? typed : pictures.map(({ url }) => url).slice(0, mostLinksInCall);
  const whose =
    links.length === 0
      ? []
      : await client.linkChecks.recognise({ links: [...links] }).catch(() => []);
  if (!whose.some(isOwn)) bringPictures(pictures, wantedAccountId);
  else {
    // As it was brought, so that what is beyond one call is said to be.
    const shown = typed.length > 0 ? text.slice(0, 2 * longestCall) : links.join('\n');
    openDialog({ kind: 'fresh-links', text: shown, pictures, wantedAccountId });
  }
}
