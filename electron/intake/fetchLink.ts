import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, type PlainDetail } from '../../shared/failures.ts';
import type { Ways } from '../http/proxy/ways.ts';
import { addressesFor } from '../http/stranger/addressesFor.ts';
import { getFrom } from '../http/stranger/getFrom.ts';
import { parseAddress } from '../http/stranger/parseAddress.ts';
import type { Resolve } from '../http/stranger/resolvePublic.ts';
import { linkName } from './linkName.ts';
import { troubleOf } from './linkStatus.ts';
import { acceptHeader, readLinked } from './readLinked.ts';

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
  let url = parseAddress(text, null, deps.allowLoopback);
  for (let hop = 0; ; hop += 1) {
    const addresses = await addressesFor(url, deps);
    const options = { signal, version: deps.version, accept: acceptHeader, ...(ways && { ways }) };
    const response = await getFrom(url, addresses, options);
    try {
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        if (hop >= maxHops) throw refuse('link-moves-on');
        url = parseAddress(location, url, deps.allowLoopback);
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
