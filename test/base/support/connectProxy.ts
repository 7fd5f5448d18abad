import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Identity } from './tlsFront.ts';

export interface ConnectProxyOptions {
  /** Where a named host really is, as `host:port` and an origin: only this proxy looks them up. */
  readonly hosts: Readonly<Record<string, string>>;
  /** It is spoken to through TLS itself. */
  readonly identity?: Identity;
}

/** A proxy that connects to hosts (CONNECT), and to those that it knows alone. */
export async function openConnectProxy({ hosts, identity }: ConnectProxyOptions) {
  const sockets = new Set<Duplex>();
  const state = {
    /** What was asked for, in order. */
    asked: [] as string[],
    /** The credentials that came along, as they were written in the header. */
    credentials: [] as (string | null)[],
    /** Everything that it was told beside tunnels: there should be nothing. */
    others: [] as string[],
    /** As `name:password`; everybody is let through while null. */
    wants: null as string | null,
    /** The challenge of its 407. */
    challenge: 'Basic realm="proxy"' as string | string[],
    /** Answers so instead of connecting. */
    answer: null as number | null,
    /** Takes what is asked and never says anything. */
    silent: false,
    /** Cuts every tunnel through which so many bytes went towards the host. */
    cutAfterBytes: null as number | null,
    /** Cuts a tunnel when the host speaks after so many bytes went towards it. */
    cutAnswerAfterBytes: null as number | null,
    /** Tunnels that were opened. */
    open: 0,
  };
  const keep = (socket: Duplex) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };

  function letThrough(near: Duplex, target: string, head: Buffer) {
    const { hostname, port } = new URL(target);
    const far: Socket = connect(Number(port), hostname);
    keep(far);
    let up = 0;
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    near.on('close', cut);
    far.on('close', cut);
    far.once('connect', () => {
      state.open += 1;
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) far.write(head);
    });
    near.on('data', (bytes: Buffer) => {
      up += bytes.length;
      if (state.cutAfterBytes !== null && up > state.cutAfterBytes) return cut();
      if (!far.write(bytes)) {
        near.pause();
        far.once('drain', () => near.resume());
      }
    });
    far.on('data', (bytes: Buffer) => {
      if (state.cutAnswerAfterBytes !== null && up > state.cutAnswerAfterBytes) return cut();
      near.write(bytes);
    });
  }

  const server = identity ? createSecureServer(identity) : createServer();
  server.on('connection', keep);
  server.on('request', (request: IncomingMessage, response) => {
    state.others.push(`${request.method} ${request.url}`);
    response.writeHead(400).end();
  });
  server.on('connect', (request: IncomingMessage, near: Duplex, head: Buffer) => {
    const authority = request.url ?? '';
    const given = request.headers['proxy-authorization'] ?? null;
    state.asked.push(authority);
    state.credentials.push(given);
    const refuse = (status: number, headers: readonly string[] = []) =>
      near.end([`HTTP/1.1 ${status} No`, ...headers, 'Content-Length: 0', '', ''].join('\r\n'));
    if (state.silent) return;
    if (state.answer !== null) return void refuse(state.answer);
    const wanted =
      state.wants === null ? null : `Basic ${Buffer.from(state.wants).toString('base64')}`;
    if (wanted !== null && given !== wanted) {
      const challenges = [state.challenge].flat().map((one) => `Proxy-Authenticate: ${one}`);
      return void refuse(407, challenges);
    }
    const target = hosts[authority];
    if (target === undefined) return void refuse(502);
    return letThrough(near, target, head);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    state,
    /** Every tunnel ends without a word. */
    cutAll() {
      for (const socket of sockets) socket.destroy();
    },
    async close(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
