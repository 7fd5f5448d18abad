import { isIP } from 'node:net';

/** Names that no public DNS has: RFC 6761, 6762, 8375 and 9476, and what home and office networks make up. */
const innerName =
  /(^[^.]+|\.(local|localhost|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|onion|alt))\.?$/i;

/** Whether a name, no address, is one of somebody's inner network. */
export function isInnerName(host: string): boolean {
  return innerName.test(host);
}

/** The host of a URL by itself: an IPv6 address without its brackets. */
export function hostOf({ hostname }: URL): string {
  return bareHost(hostname);
}

export function bareHost(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}

/** The host as it stands before a port: an IPv6 address in brackets. */
export function writtenHost(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
