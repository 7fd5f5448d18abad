import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { certificates } from './certificates.ts';

export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export const good: Identity = { cert: certificates.good, key: certificates.key };

/** TLS before a server that has none, as whoever the certificate makes it. */
export async function openTlsFront(target: string, identity: Identity) {
  const behind = new URL(target);
  const open = new Set<Socket>();
  /** What carries TLS, by the port of the other side. */
  const raw = new Map<number, Socket>();
  const state = {
    /** Connections taken, however far they came. */
    taken: 0,
    /** Of what came to light behind TLS. */
    heardBytes: 0,
    /** The connection is cut, without a word of goodbye, as soon as so many bytes were heard of it. */
    cutAfterBytes: null as number | null,
    /** The same when the server behind answers. */
    cutAnswer: false,
    /** The server's answer comes as it is, where a record of TLS should be. */
    bareAnswer: false,
  };
  const server = createServer(identity, (near) => {
    let heard = 0;
    const far = connect(Number(behind.port), behind.hostname);
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    near.on('error', cut).on('close', cut);
    far.on('error', cut).on('close', cut);
    near.on('data', (bytes) => {
      state.heardBytes += bytes.length;
      heard += bytes.length;
      if (state.cutAfterBytes !== null && heard >= state.cutAfterBytes) cut();
      else far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (state.cutAnswer) return cut();
      if (state.bareAnswer) return raw.get(near.remotePort ?? 0)?.write(bytes);
      return near.write(bytes);
    });
  });
  // TLS ends the handshake that the other side gave up with this; it is the other side's to tell.
  server.on('tlsClientError', () => {});
  server.on('connection', (socket) => {
    raw.set(socket.remotePort ?? 0, socket);
    state.taken += 1;
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `https://127.0.0.1:${port}`,
    state,
    become: (other: Identity) => server.setSecureContext(other),
    async close(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
