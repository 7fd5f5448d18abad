import { isIP } from 'node:net';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import { hostOf, isInnerName } from '../base/hostName.ts';

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Plain http is for this machine alone, named by a literal: `localhost` can be pointed elsewhere. */
export function isLoopback(url: URL): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(url.hostname) || url.hostname === '[::1]';
}

function isPlainUrl(url: URL): boolean {
  return url.username === '' && url.password === '';
}

/** The base as a URL that ends in a slash; https, or http to a loopback literal. */
export function parseBaseUrl(text: string): URL {
  const url = parse(text.endsWith('/') ? text : `${text}/`);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  if (url === null || !secure || !isPlainUrl(url) || url.search !== '' || url.hash !== '') {
    throw new SatchelError(invalidInput('unusable'));
  }
  return url;
}

/** A path below the base; whatever would leave it (absolute, `..`, `//host`) is refused. */
export function resolvePath(
  base: URL,
  path: string,
  query: Readonly<Record<string, string | number>> = {},
): URL {
  const url = /^[\w.~!$&'()*+,;=:@%/-]*$/.test(path) ? parse(`${base.href}${path}`) : null;
  // Parsing folds dot segments, also encoded ones, so a path that changed tried to climb.
  if (url === null || url.href !== `${base.href}${path}`) {
    throw new SatchelError(invalidInput('unusable'));
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  // A form's `+` for a space is not understood by every server, `%20` is.
  if (url.search.includes('+')) url.search = url.search.replaceAll('+', '%20');
  return url;
}

/** The path as it was meant; as it stands where its escapes are none. */
export function decodedPath({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/**
 * An address in an answer that may be fetched and handed out: on the base's own origin, or on any named
 * https host, since no provider lists those that keep its files and no credentials go there. The practice
 * sandbox serves bytes from another port, so beside a loopback base every loopback origin counts too.
 */
export function linkUrl(text: string, base: URL): URL | null {
  const url = parse(text);
  return url !== null && mayLead(url, base) ? url : null;
}

/** Where a redirect may lead: to what an address in an answer may be. */
export function hopUrl(location: string | undefined, from: URL, base: URL): URL | null {
  if (location === undefined) return null;
  try {
    const url = new URL(location, from);
    return mayLead(url, base) ? url : null;
  } catch {
    return null;
  }
}

/** Never to an address of somebody's inner network. */
function mayLead(url: URL, base: URL): boolean {
  if (!isPlainUrl(url)) return false;
  if (url.origin === base.origin) return true;
  if (isLoopback(base) && isLoopback(url)) return /^https?:$/.test(url.protocol);
  const host = hostOf(url);
  return url.protocol === 'https:' && isIP(host) === 0 && !isInnerName(host);
}
