import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Method } from '../../electron/http/http.ts';
import { encodeRaw } from '../../electron/http/rawBody.ts';
import { serve } from '../base/support/loopback.ts';
import { failureOf, signal, testHttp } from '../base/support/testHttp.ts';

const methods: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const fits = z.object({ ok: z.literal(true) });

describe.each(methods)('%s', (method) => {
  test('is asked as it is, with its answer judged by the schema', async () => {
    const seen: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      seen.push(request.method);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    });
    const schema = method === 'HEAD' ? z.undefined() : fits;
    const answer = await testHttp(origin).json({ method, path: 'a', schema, signal: signal() });
    expect(answer).toEqual(method === 'HEAD' ? undefined : { ok: true });
    expect(seen).toEqual([method]);
  });

  test('follows no redirect', async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      response.writeHead(308, { location: '/v1/b' }).end();
    });
    const ask = testHttp(origin).json({ method, path: 'a', schema: z.any(), signal: signal() });
    expect(await failureOf(ask)).toMatchObject({ kind: 'provider-down', cause: 'redirected' });
    expect(asked).toBe(1);
  });

  test('is not asked again by itself', async () => {
    let asked = 0;
    const origin = await serve((request) => {
      asked += 1;
      request.socket.resetAndDestroy();
    });
    const ask = testHttp(origin).json({ method, path: 'a', schema: z.any(), signal: signal() });
    expect(await failureOf(ask)).toMatchObject({ kind: 'provider-down', cause: 'cut-answer' });
    expect(asked).toBe(1);
  });
});

test('HEAD says that something is gone', async () => {
  const origin = await serve((_, response) => response.writeHead(404).end());
  const schema = z.undefined();
  const ask = testHttp(origin).json({ method: 'HEAD', path: 'a', schema, signal: signal() });
  expect(await failureOf(ask)).toEqual({ kind: 'not-found' });
});

test.each(['POST', 'PUT', 'PATCH'] as const)(
  '%s holds the last bytes back until they may go',
  async (method) => {
    const size = 100_000;
    let received = 0;
    let allButLast = () => {};
    const arrived = new Promise<void>((resolve) => {
      allButLast = resolve;
    });
    const origin = await serve((request, response) => {
      request.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received >= size - 1_024) allButLast();
      });
      request.on('end', () => {
        const told = JSON.stringify({ ok: true, method: request.method });
        response.writeHead(201, { 'content-type': 'application/json' }).end(told);
      });
    });
    let before = 0;
    const raw = encodeRaw(
      { sizeBytes: size, open: () => Readable.from([Buffer.alloc(size, 7)]) },
      {
        onProgress() {},
        async beforeCommit() {
          await arrived;
          before = received;
        },
      },
    );
    const answer = await testHttp(origin).send({
      method,
      path: 'a',
      contentType: 'image/png',
      contentLength: raw.contentLength,
      body: raw.body,
      schema: fits.extend({ method: z.string() }),
      signal: signal(),
      onConnected: raw.start,
    });
    expect([before, received, answer.method]).toEqual([size - 1_024, size, method]);
  },
);
