import { z } from 'zod';

/** What a stranger gets who opens a link, what needs a person first. */
export const linkVerdict = z.enum([
  /** 404 or 410. */
  'gone',
  /** A signed link whose time is over. */
  'expired',
  /** 401 or 403: only for who signs in. */
  'protected',
  /** Its item has no link that others can open, or none could be made. */
  'no-link',
  /** It leads to this computer, its network, or by a way that no stranger takes. */
  'unsafe',
  /** It works, with other bytes than those of its item. */
  'other-bytes',
  /** A web page, where a file was to be. */
  'page',
  'refused',
  /** It led on more often than is followed. */
  'moves-on',
  'down',
  'busy',
  'slow',
  'unreachable',
  /** It began, and did not end as it said; or there was nothing. */
  'cut',
  'stopped',
  'works',
]);
export type LinkVerdict = z.infer<typeof linkVerdict>;

/** How far the bytes behind a link were found to be those of its item. */
export const sameness = z.enum(['hash', 'head', 'length', 'different', 'unknown']);
export type Sameness = z.infer<typeof sameness>;

const order = new Map(linkVerdict.options.map((verdict, index) => [verdict, index]));

/** Below 0 where the one needs a person sooner; what still waits stands last. */
export function byTrouble(one: LinkVerdict | null, other: LinkVerdict | null): number {
  const rank = (verdict: LinkVerdict | null) =>
    verdict === null ? linkVerdict.options.length : (order.get(verdict) ?? 0);
  return rank(one) - rank(other);
}

/** What a phone does with a file that comes with a message, as carriers and their providers advise (providers.md 5.1). */
export type OnPhone = 'shows' | 'may-shrink' | 'too-large' | 'may-not-show' | 'unknown';

/** What providers advise for phones of every carrier; the most that a message takes (providers.md 5.1, 2.5, 3.7). */
const surelyBytes = 600_000;
const mostBytes = 5_000_000;
const shownByAll = ['image/jpeg', 'image/png', 'image/gif'];
const shownByMost = [
  'video/mp4',
  'video/3gpp',
  'audio/mpeg',
  'audio/amr',
  'text/vcard',
  'text/plain',
];

export function onPhone(type: string | null, bytes: number | null): OnPhone {
  if (type === null || bytes === null) return 'unknown';
  if (bytes > mostBytes) return 'too-large';
  if (shownByAll.includes(type)) return bytes > surelyBytes ? 'may-shrink' : 'shows';
  if (shownByMost.includes(type)) return bytes > surelyBytes ? 'too-large' : 'shows';
  return 'may-not-show';
}
