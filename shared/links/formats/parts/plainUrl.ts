import { wellFormed } from './oneLine.ts';

/** What may not stand in a URL as it is (RFC 3986), and a percent sign that encodes nothing. */
const notInUrl = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+|%(?![0-9A-Fa-f]{2})/g;
/** Brackets stand in the address of a host alone. */
const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** A link in the letters that every reader of links agrees on; one that has no others is left as it is. */
export function plainUrl(url: string): string {
  const encoded = wellFormed(url).replace(notInUrl, encodeURIComponent);
  const start = origin.exec(encoded)?.[0] ?? '';
  const rest = encoded.slice(start.length).replaceAll('[', '%5B').replaceAll(']', '%5D');
  return start + rest;
}

/** The last part of a link's path as a name, or its host where it has none. */
export function nameInUrl(url: string): string {
  const [, host = '', path = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)([^?#]*)/i.exec(url) ?? [];
  const last =
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
