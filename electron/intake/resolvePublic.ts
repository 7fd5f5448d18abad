import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { SatchelError } from '../../shared/failure.ts';
import { isLoopback } from '../base/httpOrigin.ts';
import { isPublicAddress } from './publicAddress.ts';

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/**
 * The one address to connect to. A host is refused when any of its addresses is not public, and the
 * address that was judged is the one that is used: a second answer of DNS cannot lead elsewhere.
 */
export async function resolvePublic(
  url: URL,
  resolve: Resolve,
  allowLoopback: boolean,
): Promise<LookupAddress> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const literal = isIP(host);
  if (allowLoopback && isLoopback(url)) return { address: host, family: literal };
  const found = literal > 0 ? [{ address: host, family: literal }] : await lookUp(host, resolve);
  const [first] = found;
  if (first === undefined) throw new SatchelError({ kind: 'offline', host });
  if (!found.every(({ address }) => isPublicAddress(address))) {
    throw new SatchelError({ kind: 'invalid-input', detail: 'link-not-public' });
  }
  return first;
}

async function lookUp(host: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  try {
    return await resolve(host);
  } catch {
    throw new SatchelError({ kind: 'offline', host });
  }
}
