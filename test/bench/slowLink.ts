import { connect, createServer, type Socket } from 'node:net';

export interface LinkOptions {
  readonly toPort: number;
  /** There and back. */
  readonly latencyMs: number;
  /** More for a connection that is new, as TLS takes. */
  readonly newConnectionMs: number;
  /** Of all connections together, upwards; null for no limit. */
  readonly bytesPerSecond: number | null;
}

/** At most this much is on its way in one connection, as in a socket's buffers. */
const windowBytes = 1_048_576;

/** A TCP proxy on loopback that is as far away, and as narrow, as a provider. */
export function startSlowLink(options: LinkOptions): Promise<number> {
  const { toPort, latencyMs, newConnectionMs, bytesPerSecond } = options;
  let freeAt = 0;

  /** When bytes that are there now arrive, in ms from now. */
  const travel = (bytes: number, narrow: boolean): number => {
    const now = performance.now();
    if (!narrow || bytesPerSecond === null) return latencyMs / 2;
    freeAt = Math.max(freeAt, now) + (bytes / bytesPerSecond) * 1_000;
    return freeAt - now + latencyMs / 2;
  };

  function carry(from: Socket, to: Socket, narrow: boolean): void {
    const underway: { at: number; chunk: Buffer | null }[] = [];
    let held = 0;
    let timer: NodeJS.Timeout | null = null;
    const deliver = () => {
      timer = null;
      for (let next = underway[0]; next !== undefined; next = underway[0]) {
        const wait = next.at - performance.now();
        if (wait > 0.5) {
          timer = setTimeout(deliver, wait);
          return;
        }
        underway.shift();
        if (next.chunk === null) to.end();
        else {
          to.write(next.chunk);
          held -= next.chunk.length;
        }
        if (held < windowBytes && from.isPaused()) from.resume();
      }
    };
    const send = (chunk: Buffer | null) => {
      const bytes = chunk?.length ?? 0;
      underway.push({ at: performance.now() + travel(bytes, narrow), chunk });
      held += bytes;
      if (held >= windowBytes) from.pause();
      if (timer === null) deliver();
    };
    from.on('data', send);
    from.on('end', () => send(null));
  }

  const server = createServer(
    { allowHalfOpen: true, noDelay: true, pauseOnConnect: true },
    (near) => {
      const far = connect({ port: toPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
      for (const socket of [near, far]) {
        socket.on('error', () => {
          near.destroy();
          far.destroy();
        });
      }
      // The handshake of TCP takes a way there and back before anything can be said.
      setTimeout(() => {
        carry(near, far, true);
        carry(far, near, false);
        near.resume();
      }, latencyMs + newConnectionMs);
    },
  );
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
