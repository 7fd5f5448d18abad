import { BlockList, isIP } from 'node:net';

const reserved = new BlockList();
// What IANA keeps from the public internet: this host, private, shared, loopback, link-local,
// documentation, benchmarks, multicast and what is not given out.
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  reserved.addSubnet(net, prefix, 'ipv4');
}
// Inside the global unicast addresses: protocol assignments with Teredo, documentation, and 6to4,
// which carries IPv4 addresses of any kind.
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  reserved.addSubnet(net, prefix, 'ipv6');
}
/** Where networks of IPv6 alone put the whole IPv4: what an address of it leads to stands at its end. */
const translated = new BlockList();
translated.addSubnet('64:ff9b::', 96, 'ipv6');
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is one of the public internet: nothing of this machine, its network or its cloud. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !reserved.check(address, 'ipv4');
    case 6:
      if (translated.check(address, 'ipv6')) return isPublicAddress(innerAddress(address));
      return global.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
    default:
      return false;
  }
}

/** The IPv4 in the last 32 bits of an IPv6 below 64:ff9b::/96, however it is written. */
function innerAddress(address: string): string {
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`);
  // As a URL writes it, the zeros before the last two groups are what is left out.
  const [, last = ''] = hostname.slice(1, -1).split('::');
  const [low = 0, high = 0] = last
    .split(':')
    .reverse()
    .map((group) => Number.parseInt(group || '0', 16));
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}
