import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Of the wires alone. While one is gone its port is nobody's, and elsewhere on the loopback the
 * system may hand it to any other connection meanwhile. A Mac has but one address there.
 */
const address = process.platform === 'darwin' ? '127.0.0.1' : '127.0.0.2';

/** A stretch of network before a server that can be broken in ways no server can. */
export interface Wire {
  readonly origin: string;
  /** Every connection is cut and none is taken any more. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  /** The next bytes on a connection that is open now meet a reset. */
  turnStale(): void;
  close(): Promise<void>;
}

export async function openWire(target: string): Promise<Wire> {
  const behind = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(behind.port), behind.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  });
  await listen(server, address);
  const origin = originOf(server);
  const port = Number(new URL(origin).port);
  return {
    origin,
    async leave() {
      const left = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.resetAndDestroy();
      await left;
    },
    comeBack: () => new Promise((resolve) => server.listen(port, address, resolve)),
    turnStale() {
      for (const socket of sockets) {
        if (socket.localPort !== port) continue;
        socket.unpipe();
        socket.once('data', () => socket.resetAndDestroy());
        socket.resume();
      }
    },
    close: () => close(server, sockets),
  };
}

/** Takes connections and does with them as `handle` says. */
export async function openRawServer(handle: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    handle(socket);
  });
  await listen(server);
  return { origin: originOf(server), close: () => close(server, sockets) };
}

/** An address on which nobody listens. */
export async function deadOrigin(): Promise<string> {
  const server = createServer();
  await listen(server);
  const origin = originOf(server);
  await close(server, new Set());
  return origin;
}

function listen(server: Server, host = '127.0.0.1'): Promise<void> {
  return new Promise((resolve) => server.listen(0, host, resolve));
}

function originOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  return `http://${address}:${port}`;
}

function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
