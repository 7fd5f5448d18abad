import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { inspection } from './inspection.ts';

/**
 * What stands behind a proxy that inspects: it is every host by the company's certificate, reads what goes by
 * and passes it on. `hosts` says where each of them really is; in answers they go by their names.
 */
export async function openInspector(hosts: Readonly<Record<string, string>>) {
  const state = { read: [] as string[] };
  const server = createServer(inspection.identity, (request, response) => {
    const host = request.headers.host ?? '';
    const target = hosts[host];
    if (target === undefined) return void response.writeHead(421).end();
    state.read.push(`${request.method} ${host}`);
    const { method = 'GET', url = '/', headers } = request;
    const onward = ask(`${target}${url}`, {
      method,
      headers: { ...headers, host: new URL(target).host },
    });
    const cut = () => response.destroy();
    request.on('error', cut).pipe(onward);
    onward.on('error', cut).on('response', (answer: IncomingMessage) => {
      buffer(answer).then((bytes) => {
        const isJson = /json/.test(answer.headers['content-type'] ?? '');
        const named = isJson ? Buffer.from(byName(bytes.toString())) : bytes;
        const { 'transfer-encoding': _, ...kept } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, { ...kept, 'content-length': named.length });
        response.end(method === 'HEAD' ? undefined : named);
      }, cut);
    });
    return undefined;
  });
  const byName = (text: string) =>
    Object.entries(hosts).reduce(
      (left, [name, at]) => left.split(at).join(`https://${name}`),
      text,
    );
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    state,
    /** For a proxy: where all those hosts are. */
    hosts: Object.fromEntries(Object.keys(hosts).map((name) => [`${name}:443`, origin])),
    async close(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
