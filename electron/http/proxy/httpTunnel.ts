import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { writtenHost } from '../../base/hostName.ts';
import { isTlsCode } from './issuer.ts';
import { type Destination, proxyError } from './proxyError.ts';
import type { ProxyAddress } from './routes.ts';
import type { ProxyCredentials } from './ways.ts';

export interface TunnelOptions {
  readonly credentials: ProxyCredentials | null;
  readonly trust: SecureContext | undefined;
  /** For reaching the proxy and hearing its answer. */
  readonly limitMs: number;
}

/** What a server takes beside what we can give, as it names it (RFC 9110, 11.7.1). */
function schemesOf({ headers }: IncomingMessage): readonly string[] {
  const given: string | string[] = headers['proxy-authenticate'] ?? [];
  // A scheme begins a challenge; what follows a comma with `=` in it belongs to the one before.
  const challenge = /(?:^|,)\s*([\w-]+)(?=\s+[^=\s,]|\s*(?:,|$))/g;
  const quoted = /"(?:[^"\\]|\\.)*"/g;
  return [given]
    .flat()
    .flatMap((text) => [...text.replace(quoted, '""').matchAll(challenge)])
    .map(([, name = '']) => name);
}

/**
 * Has an HTTP proxy connect to a host (CONNECT, RFC 9110, 9.3.6). Node parses the answer, and whatever is
 * none of success stays here: an answer of the proxy must never look like one of the provider.
 */
export function openHttpTunnel(
  proxy: ProxyAddress,
  to: Destination,
  { credentials, trust, limitMs }: TunnelOptions,
): Promise<Socket> {
  const authority = `${writtenHost(to.host)}:${to.port}`;
  const secret =
    credentials && Buffer.from(`${credentials.name}:${credentials.password}`).toString('base64');
  const secure = proxy.kind === 'https';
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request({
      method: 'CONNECT',
      host: proxy.host,
      port: proxy.port,
      path: authority,
      agent: false,
      setDefaultHeaders: false,
      headers: {
        Host: authority,
        'User-Agent': 'Satchel',
        ...(secret && { 'Proxy-Authorization': `Basic ${secret}` }),
      },
      ...(secure && {
        minVersion: 'TLSv1.2',
        rejectUnauthorized: true,
        ...(trust && { secureContext: trust }),
        ...(isIP(proxy.host) === 0 && { servername: proxy.host }),
      }),
    });
    const limit = setTimeout(() => {
      fail(proxyError('unreachable', proxy, to));
    }, limitMs);
    const fail = (error: Error) => {
      clearTimeout(limit);
      request.destroy();
      reject(error);
    };
    request.on('error', (error) => {
      const code = 'code' in error ? String(error.code) : '';
      const cause = code.startsWith('HPE_') ? 'no-proxy' : isTlsCode(code) ? 'tls' : 'unreachable';
      fail(proxyError(cause, proxy, to));
    });
    request.on('connect', (answer, socket: Socket, early: Buffer) => {
      clearTimeout(limit);
      const status = answer.statusCode ?? 0;
      const through = status >= 200 && status < 300;
      // TLS is begun by us, so that whoever speaks first is not the host.
      if (through && early.length === 0) {
        socket.removeAllListeners('error');
        return resolve(socket);
      }
      socket.destroy();
      return reject(refusalOf(answer, through ? 0 : status));
    });
    request.end();
  });

  function refusalOf(answer: IncomingMessage, status: number) {
    if (status === 407) {
      const schemes = schemesOf(answer);
      const basic = schemes.some((scheme) => /^basic$/i.test(scheme));
      if (!basic && schemes.length > 0) {
        const said = [...new Set(schemes)].join(', ');
        return proxyError('sign-in-unknown', proxy, to, { status, said });
      }
      const cause = credentials === null ? 'credentials-needed' : 'credentials-refused';
      return proxyError(cause, proxy, to, { status });
    }
    if (status >= 500) return proxyError('no-way-on', proxy, to, { status });
    if (status >= 300) return proxyError('refused', proxy, to, { status });
    return proxyError('no-proxy', proxy, to, { status });
  }
}
