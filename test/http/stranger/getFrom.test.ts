import type { LookupAddress } from 'node:dns';
import { createServer as createPlain, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { getFrom } from '../../../electron/http/stranger/getFrom.ts';
import { certificates } from '../../base/support/certificates.ts';
import { good } from '../../base/support/tlsFront.ts';
import { openBlackHole } from '../../uploads/support/blackHole.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(port = 0, host = '127.0.0.1', secure = false): Promise<number> {
  const server = secure ? createSecure(good) : createPlain();
  server.on('request', (_, response) => response.end('here'));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return (server.address() as AddressInfo).port;
}

const at = (address: string): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 });
const never = new AbortController().signal;

async function ask(url: string, addresses: readonly string[], ca?: string): Promise<number> {
  const options = {
    signal: never,
    version: '1.2.3',
    accept: 'image/*',
    ...(ca !== undefined && { ca }),
  };
  const response = await getFrom(new URL(url), addresses.map(at), options);
  response.destroy();
  return response.statusCode ?? 0;
}

describe('a host with several addresses', () => {
  it('is asked at those that were judged, whatever its name leads to', async () => {
    const port = await serve();
    expect(await ask(`http://pinned.example.test:${port}/`, ['127.0.0.1'])).toBe(200);
  });

  it.each([
    [['::1', '127.0.0.1']],
    [['127.0.0.2', '127.0.0.1']],
    [['127.0.0.2', '::1', '127.0.0.3', '127.0.0.1']],
  ])('is asked at the next where one refuses: %j', async (addresses) => {
    const port = await serve();
    expect(await ask(`http://pinned.example.test:${port}/`, addresses)).toBe(200);
  });

  it('is asked at the next where one leads nowhere', async () => {
    const hole = await openBlackHole();
    try {
      const port = await serve(Number(new URL(hole.origin).port), '127.0.0.2');
      expect(await ask(`http://pinned.example.test:${port}/`, ['127.0.0.1', '127.0.0.2'])).toBe(
        200,
      );
    } finally {
      await hole.close();
    }
  });

  it('is believed by its certificate alone, at whichever of them', async () => {
    const port = await serve(0, '127.0.0.1', true);
    const url = (host: string) => `https://${host}:${port}/`;
    const both = ['::1', '127.0.0.1'];
    expect(await ask(url('files.test'), both, certificates.authority)).toBe(200);
    const offline = { failure: { kind: 'offline' } };
    await expect(ask(url('files.test'), both)).rejects.toMatchObject(offline);
    const other = ask(url('pinned.example.test'), both, certificates.authority);
    await expect(other).rejects.toMatchObject(offline);
  });

  it('is offline when none of them is there', async () => {
    const port = await serve();
    const none = ask(`http://pinned.example.test:${port}/`, ['::1', '127.0.0.2']);
    await expect(none).rejects.toMatchObject({ failure: { kind: 'offline' } });
  });
});
