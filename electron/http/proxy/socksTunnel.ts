import type { Socket } from 'node:net';
import { SocksClient } from 'socks';
import type { FailureOf } from '../../../shared/failure.ts';
import type { TunnelOptions } from './httpTunnel.ts';
import { type Destination, proxyError } from './proxyError.ts';
import type { ProxyAddress } from './routes.ts';

/** What the library says, by its words: it has no codes. */
const signs: readonly (readonly [RegExp, FailureOf<'proxy'>['cause']])[] = [
  [/authentication failed/i, 'credentials-refused'],
  [/no accepted authentication/i, 'credentials-needed'],
  [/rejected connection.*NotAllowed/i, 'refused'],
  [/rejected connection/i, 'no-way-on'],
  [/invalid socks/i, 'no-proxy'],
];

/** Has a SOCKS proxy connect to a host, whose name the proxy looks up. */
export async function openSocksTunnel(
  proxy: ProxyAddress,
  to: Destination,
  { credentials, limitMs }: Pick<TunnelOptions, 'credentials' | 'limitMs'>,
): Promise<Socket> {
  try {
    const { socket } = await SocksClient.createConnection({
      proxy: {
        host: proxy.host,
        port: proxy.port,
        type: proxy.kind === 'socks4' ? 4 : 5,
        ...(credentials && { userId: credentials.name, password: credentials.password }),
      },
      command: 'connect',
      destination: { host: to.host, port: to.port },
      timeout: limitMs,
    });
    return socket;
  } catch (error) {
    const words = error instanceof Error ? error.message : '';
    const found = signs.find(([sign]) => sign.test(words))?.[1] ?? 'unreachable';
    const refused = found === 'credentials-needed' && credentials !== null;
    throw proxyError(refused ? 'credentials-refused' : found, proxy, to);
  }
}
