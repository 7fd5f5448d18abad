import type { LinkFacts } from './linkFacts.ts';
import { oneLine } from './oneLine.ts';
import { nameInUrl } from './plainUrl.ts';

/** What a link is called where it is written with a name: that of its item, or what its address ends with. */
export function shownName({ name, url }: Pick<LinkFacts, 'name' | 'url'>): string {
  const own = oneLine(name ?? '');
  return own === '' ? oneLine(nameInUrl(url)) : own;
}
