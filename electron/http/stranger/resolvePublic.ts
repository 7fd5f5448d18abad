import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput, offline } from '../../../shared/failures.ts';
import { hostOf } from '../../base/hostName.ts';
import { isLoopback } from '../httpOrigin.ts';
import { isPublicAddress } from './publicAddress.ts';

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/**
 * The addresses to connect to, in the order in which the system prefers them. A host is refused when
 * any of them is not public, and those that were judged are those that are to be used.
 */
export async function resolvePublic(
  url: URL,
  resolve: Resolve,
  allowLoopback: boolean,
): Promise<readonly LookupAddress[]> {
  const host = hostOf(url);
  const literal = isIP(host);
  if (allowLoopback && isLoopback(url)) return [{ address: host, family: literal }];
  const found = literal > 0 ? [{ address: host, family: literal }] : await lookUp(host, resolve);
  if (found.length === 0) throw new SatchelError(offline(host));
  if (!found.every(({ address }) => isPublicAddress(address))) {
    throw new SatchelError(invalidInput('link-not-public'));
  }
  return found;
}

async function lookUp(host: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  try {
    return await resolve(host);
  } catch {
    throw new SatchelError(offline(host));
  }
}
