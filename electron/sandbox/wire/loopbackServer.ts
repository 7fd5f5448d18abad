import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface LoopbackServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** A server that only this machine can reach; closing it cuts what is still open. */
export async function listenOnLoopback(
  port: number,
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => void answer(request, response));
  // Uploads may be slowed as much as a test likes.
  server.requestTimeout = 0;
  // An idle connection is closed by a fault, never by chance in the middle of a test.
  server.keepAliveTimeout = 120_000;
  // The server's own list misses connections on which nothing has been asked yet.
  const open = new Set<Socket>();
  let closing = false;
  server.on('connection', (socket) => {
    if (closing) socket.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        closing = true;
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
