/** The page that plays what others made, and all that it may ask for: itself, and what somebody has open. */
const playersOwn = 'satchel-look://';

/**
 * Whether a page may ask for an address at all, whatever its policy says: a film that took over the process of its
 * player is held to no policy, and still gets no picture of another item. `page` is the address of the page
 * that asks, null where nobody can tell.
 */
export function isReachable(
  url: string,
  page: string | null,
  prefixes: readonly string[],
): boolean {
  if (page?.startsWith(playersOwn)) return url.startsWith(playersOwn);
  return prefixes.some((prefix) => url.startsWith(prefix));
}
