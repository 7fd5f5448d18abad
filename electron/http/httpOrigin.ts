import { isIP } from 'node:net';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';

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
 * A server-given URL that may be fetched and handed out: on the base's own origin or a known media
 * origin. The practice sandbox serves bytes from another port, so beside a loopback base every
 * loopback origin counts as known.
 */
export function knownUrl(text: string, base: URL, mediaOrigins: readonly string[]): URL | null {
  const url = parse(text);
  if (url === null || !isPlainUrl(url)) return null;
  if (url.origin === base.origin) return url;
  if (url.protocol === 'https:' && mediaOrigins.includes(url.origin)) return url;
  return url.protocol === 'http:' && isLoopback(base) && isLoopback(url) ? url : null;
}

/**
 * Where a redirect may lead: a named https host (media hosts hand over to storage hosts that no
 * provider lists), or loopback beside a loopback base; never an address of somebody's inner network.
 */
export function hopUrl(location: string | undefined, from: URL, base: URL): URL | null {
  if (location === undefined) return null;
  let url: URL;
  try {
    url = new URL(location, from);
  } catch {
    return null;
  }
  if (!isPlainUrl(url)) return null;
  if (isLoopback(base) && isLoopback(url) && /^https?:$/.test(url.protocol)) return url;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const named = isIP(host) === 0 && host.includes('.') && !/\.?local(host)?$/.test(host);
  return url.protocol === 'https:' && named ? url : null;
}
