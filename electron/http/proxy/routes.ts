import { isIP } from 'node:net';
import { bareHost, hostOf, writtenHost } from '../../base/hostName.ts';

export type ProxyKind = 'http' | 'https' | 'socks4' | 'socks5';

/** A proxy as it is reached: `host` without brackets, by name or by address. */
export interface ProxyAddress {
  readonly kind: ProxyKind;
  readonly host: string;
  readonly port: number;
}

/** How a connection leaves this machine; null is straight to its end. */
export type Route = ProxyAddress | null;

const usualPort: Readonly<Record<ProxyKind, number>> = {
  http: 80,
  https: 443,
  socks4: 1080,
  socks5: 1080,
};

/** The words of a PAC answer (MDN, "Proxy Auto-Configuration file"); SOCKS by itself is version 4. */
const kinds: Readonly<Record<string, ProxyKind>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/** Host and port of an address without a scheme, or null where it is none. */
function reachedBy(kind: ProxyKind, address: string): ProxyAddress | null {
  if (!/^[^\s/?#@\\]+$/.test(address)) return null;
  // Of a scheme without a usual port of its own, so that 80 and 443 are not left out.
  const [, port] = /:(\d{1,5})$/.exec(address) ?? [];
  let url: URL;
  try {
    url = new URL(`http://${address}`);
  } catch {
    return null;
  }
  const host = hostOf(url);
  const number = port === undefined || isIP(address) === 6 ? usualPort[kind] : Number(port);
  return host === '' || number < 1 || number > 65_535 ? null : { kind, host, port: number };
}

/** A PAC answer as Chromium gives it: what to try, in turn. What is not understood is left out. */
export function parseRoutes(answer: string): readonly Route[] {
  const routes = answer.split(';').flatMap((part): Route[] => {
    const [word = '', address = '', ...rest] = part.trim().split(/\s+/);
    if (rest.length > 0) return [];
    if (word.toUpperCase() === 'DIRECT') return address === '' ? [null] : [];
    const kind = kinds[word.toUpperCase()];
    const proxy = kind === undefined ? null : reachedBy(kind, address);
    return proxy === null ? [] : [proxy];
  });
  return routes.filter((route, at) => routes.findIndex((other) => isSame(other, route)) === at);
}

/**
 * The address of a proxy as a person writes it: a host, perhaps a port, perhaps `http`, `https`, `socks4`
 * or `socks5` before it. Null for anything else, and for one with a name or password in it.
 */
export function parseProxyAddress(text: string): ProxyAddress | null {
  const [, scheme = 'http', address = ''] =
    /^(?:(https?|socks4|socks5|socks)(?:h|a)?:\/\/)?([^/]+)\/?$/i.exec(text.trim()) ?? [];
  const named = scheme.toLowerCase();
  return reachedBy(named === 'socks' ? 'socks5' : (named as ProxyKind), address);
}

/** As `http://proxy.example:3128`: what credentials are bound to, and how a proxy is shown. */
export function originOf({ kind, host, port }: ProxyAddress): string {
  return `${kind}://${writtenHost(host)}:${port}`;
}

export function isSame(one: Route, other: Route): boolean {
  if (one === null || other === null) return one === other;
  return originOf(one) === originOf(other);
}

/** This machine itself is never reached through a proxy, whatever one says. */
export function isOwnMachine(host: string): boolean {
  const bare = bareHost(host).replace(/\.$/, '');
  return /^127(\.\d+){3}$/.test(bare) || bare === '::1' || /(^|\.)localhost$/i.test(bare);
}

/** Those that failed lately go last, so that the next connection does not wait for them again. */
export function inTurn(routes: readonly Route[], failed: (route: Route) => boolean): Route[] {
  return [...routes.filter((route) => !failed(route)), ...routes.filter((route) => failed(route))];
}
