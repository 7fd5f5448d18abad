import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput } from '../../../shared/failures.ts';
import { hostOf, isInnerName } from '../../base/hostName.ts';
import { isLoopback } from '../httpOrigin.ts';
import type { Ways } from '../proxy/ways.ts';
import { isPublicAddress } from './publicAddress.ts';
import { type Resolve, resolvePublic } from './resolvePublic.ts';

interface AddressDeps {
  readonly resolve?: Resolve;
  readonly ways?: Ways;
  readonly allowLoopback: boolean;
}

const bySystem: Resolve = (host) => lookup(host, { all: true });

/**
 * The addresses to connect to, each of them public; null where a proxy is to find the host. Behind a proxy
 * this machine often knows no names but those of its own network: a name that it does not know is the
 * proxy's to look up, and one that it knows as an inner one is refused as everywhere.
 */
export async function addressesFor(
  url: URL,
  { resolve = bySystem, ways, allowLoopback }: AddressDeps,
): Promise<readonly LookupAddress[] | null> {
  if (ways === undefined || isLoopback(url)) return resolvePublic(url, resolve, allowLoopback);
  const host = hostOf(url);
  const [first = null] = await ways.routes(host, 443);
  if (first === null) return resolvePublic(url, resolve, allowLoopback);
  const refused = () => new SatchelError(invalidInput('link-not-public'));
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) throw refused();
    return null;
  }
  if (isInnerName(host)) throw refused();
  const known = await resolve(host).catch(() => []);
  if (!known.every(({ address }) => isPublicAddress(address))) throw refused();
  return null;
}
