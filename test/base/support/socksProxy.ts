import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A SOCKS5 proxy (RFC 1928, RFC 1929) that knows these hosts alone, by `host:port`. */
export async function openSocksProxy(hosts: Readonly<Record<string, string>>) {
  const sockets = new Set<Socket>();
  const state = {
    asked: [] as string[],
    /** As `name:password`; nobody has to say who they are while null. */
    wants: null as string | null,
    /** What it says to what is asked for, by RFC 1928, 6; it connects while null. */
    reply: null as number | null,
  };

  async function serve(near: Socket): Promise<void> {
    const read = reader(near);
    const [, methods = 0] = await read(2);
    const offered = [...(await read(methods))];
    const method = state.wants === null ? 0 : 2;
    if (!offered.includes(method)) return void near.end(Buffer.from([5, 0xff]));
    near.write(Buffer.from([5, method]));
    if (method === 2) {
      const [, nameLength = 0] = await read(2);
      const name = (await read(nameLength)).toString();
      const [passwordLength = 0] = await read(1);
      const password = (await read(passwordLength)).toString();
      const right = `${name}:${password}` === state.wants;
      near.write(Buffer.from([1, right ? 0 : 1]));
      if (!right) return void near.end();
    }
    const [, , , type] = await read(4);
    const length = type === 3 ? ((await read(1))[0] ?? 0) : 4;
    const bytes = await read(length);
    const host = type === 3 ? bytes.toString() : [...bytes].join('.');
    const authority = `${host}:${(await read(2)).readUInt16BE()}`;
    state.asked.push(authority);
    const target = hosts[authority];
    const answer = (reply: number) => Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]);
    if (state.reply !== null || target === undefined) {
      return void near.end(answer(state.reply ?? 4));
    }
    const far = connect(Number(new URL(target).port), new URL(target).hostname);
    sockets.add(far);
    far.on('error', () => {}).on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    await once(far, 'connect');
    near.write(answer(0));
    near.pipe(far);
    far.pipe(near);
    return undefined;
  }

  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => {});
    serve(near).catch(() => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    state,
    async close(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Exactly so many bytes, however they come. */
function reader(socket: Socket) {
  return async (count: number): Promise<Buffer> => {
    for (;;) {
      if (count === 0) return Buffer.alloc(0);
      const found = socket.read(count) as Buffer | null;
      if (found !== null) return found;
      await once(socket, 'readable');
    }
  };
}
