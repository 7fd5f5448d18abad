import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { listenOnLoopback } from '../../../electron/sandbox/wire/loopbackServer.ts';

it('closes at once over connections on which nothing was asked, or nothing answered', async () => {
  let asked = () => {};
  const hanging = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const server = await listenOnLoopback(0, async () => asked());
  const port = Number(new URL(server.origin).port);
  const silent = connect(port, '127.0.0.1');
  const unanswered = connect(port, '127.0.0.1');
  for (const socket of [silent, unanswered]) {
    socket.on('error', () => {});
    socket.resume();
    await once(socket, 'connect');
  }
  unanswered.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
  await hanging;
  const ended = Promise.all([silent, unanswered].map((socket) => once(socket, 'close')));
  await server.close();
  await ended;
  expect([silent.destroyed, unanswered.destroyed]).toEqual([true, true]);
});
