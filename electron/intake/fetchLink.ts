import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound, type PlainDetail } from '../../shared/failures.ts';
import { isLoopback } from '../http/httpOrigin.ts';
import type { Ways } from '../http/proxy/ways.ts';
import { addressesFor } from './addressesFor.ts';
import { getFrom } from './getFrom.ts';
import { readImage } from './readImage.ts';
import type { Resolve } from './resolvePublic.ts';

export interface FetchLinkDeps {
  /** Looks a name up; as the system does unless given. */
  readonly resolve?: Resolve;
  /** How connections leave this machine; straight unless given. */
  readonly ways?: Ways;
  /** In development only, and only by a literal address. */
  readonly allowLoopback: boolean;
  readonly tellType: (head: Uint8Array) => Promise<string | null>;
  readonly maxBytes: number;
}

export interface FetchedImage {
  readonly bytes: Uint8Array;
  /** The address's last segment, without anything else of it. */
  readonly name: string;
  readonly contentType: string;
}

const maxHops = 3;

/**
 * Fetches the picture behind a link as a stranger would: https, from public addresses, without
 * credentials, cookies or a referrer, and with every hop judged like the first.
 */
export async function fetchLink(
  text: string,
  deps: FetchLinkDeps,
  signal: AbortSignal,
): Promise<FetchedImage> {
  const { ways } = deps;
  let url = parseLink(text, null, deps.allowLoopback);
  for (let hop = 0; ; hop += 1) {
    const addresses = await addressesFor(url, deps);
    const response = await getFrom(url, addresses, { signal, ...(ways && { ways }) });
    try {
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        if (hop >= maxHops) throw refuse('link-moves-on');
        url = parseLink(location, url, deps.allowLoopback);
        continue;
      }
      if (status === 404 || status === 410) throw new SatchelError(notFound);
      if (status !== 200) throw refuse('link-refused');
      const { bytes, contentType } = await readImage(response, deps);
      return { bytes, contentType, name: nameOf(url, contentType) };
    } finally {
      response.destroy();
    }
  }
}

function refuse(detail: PlainDetail): SatchelError {
  return new SatchelError(invalidInput(detail));
}

function parseLink(text: string, base: URL | null, allowLoopback: boolean): URL {
  let url: URL;
  try {
    url = base === null ? new URL(text.trim()) : new URL(text, base);
  } catch {
    throw refuse('link-not-https');
  }
  const development = allowLoopback && url.protocol === 'http:' && isLoopback(url);
  if (url.protocol !== 'https:' && !development) throw refuse('link-not-https');
  if (url.username !== '' || url.password !== '') throw refuse('link-with-credentials');
  // Other ports are where machines talk among themselves.
  if (url.port !== '' && !(allowLoopback && isLoopback(url))) throw refuse('link-not-public');
  return url;
}

function nameOf(url: URL, contentType: string): string {
  const segment = url.pathname.split('/').at(-1) ?? '';
  let stem = segment;
  try {
    stem = decodeURIComponent(segment);
  } catch {
    // Shown as it is.
  }
  const ending = `.${contentType.split('/')[1]?.replace('jpeg', 'jpg') ?? 'image'}`;
  const bare = stem.replace(/\.[a-z0-9]{2,5}$/i, '') || url.hostname;
  return `${bare}${ending}`;
}
