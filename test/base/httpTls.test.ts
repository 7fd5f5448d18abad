import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { selfSigned } from './support/selfSigned.ts';
import { failureOf, signal, testHttp } from './support/testHttp.ts';

test('a certificate that nobody vouches for is not believed, whatever the environment says', async () => {
  let asked = 0;
  const server = createServer(selfSigned, (_, response) => {
    asked += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
  const before = process.env[name];
  process.env[name] = '0';
  onTestFinished(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
    server.close();
  });
  const http = testHttp(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const ask = { method: 'GET', path: 'a', schema: z.object({}), signal: signal() } as const;
  expect(await failureOf(http.json(ask))).toMatchObject({ kind: 'provider-down', cause: 'tls' });
  expect(asked).toBe(0);
});
