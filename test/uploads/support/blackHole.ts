import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const listener = `
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(server.address().port));
`;

/** An address on which connections neither come about nor are refused. */
export async function openBlackHole(): Promise<{ origin: string; close(): Promise<void> }> {
  const child = spawn(process.execPath, ['-e', listener], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(said.toString());
  child.kill('SIGSTOP');
  // A stopped listener takes none up; when its queue is full, the system answers no more either.
  const waiting: Socket[] = [];
  for (let full = false; !full; ) {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    waiting.push(socket);
    full = await new Promise<boolean>((resolve) => {
      // Once more round the loop: a busy one may not have heard of a connection that stands.
      const timer = setTimeout(() => setImmediate(() => resolve(true)), 200);
      socket.once('connect', () => {
        clearTimeout(timer);
        resolve(false);
      });
    });
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      for (const socket of waiting) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}
