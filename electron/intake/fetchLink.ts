import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, type PlainDetail } from '../../shared/failures.ts';
import { isLoopback } from '../http/httpOrigin.ts';
import type { Ways } from '../http/proxy/ways.ts';
import { addressesFor } from './addressesFor.ts';
import { getFrom } from './getFrom.ts';
import { linkName } from './linkName.ts';
import { troubleOf } from './linkStatus.ts';
import { readLinked } from './readLinked.ts';
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
  /** Of the app, as it tells hosts who asks. */
  readonly version: string;
}

export interface FetchedFile {
  readonly bytes: Uint8Array;
  /** Of the file, with an ending that says what it is; nothing else of the address. */
  readonly name: string;
  readonly contentType: string;
}

const maxHops = 3;

/**
 * Fetches the file behind a link as a stranger would: https, from public addresses, without
 * credentials, cookies or a referrer, and with every hop judged like the first. `alt` is what a page
 * calls a picture.
 */
export async function fetchLink(
  text: string,
  deps: FetchLinkDeps,
  signal: AbortSignal,
  alt: string | null = null,
): Promise<FetchedFile> {
  const { ways } = deps;
  let url = parseLink(text, null, deps.allowLoopback);
  for (let hop = 0; ; hop += 1) {
    const addresses = await addressesFor(url, deps);
    const options = { signal, version: deps.version, ...(ways && { ways }) };
    const response = await getFrom(url, addresses, options);
    try {
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        if (hop >= maxHops) throw refuse('link-moves-on');
        url = parseLink(location, url, deps.allowLoopback);
        continue;
      }
      const trouble = troubleOf(response);
      if (trouble !== null) throw refuse(trouble);
      const { bytes, contentType } = await readLinked(response, deps);
      const disposition = response.headers['content-disposition'];
      return { bytes, contentType, name: linkName({ url, contentType, disposition, alt }) };
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
