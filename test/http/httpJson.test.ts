import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { deadOrigin, serve, serveRaw } from '../base/support/loopback.ts';
import { auth, errorOf, failureOf, signal, testHttp } from '../base/support/testHttp.ts';

const schema = z.object({ ok: z.literal(true) });

function get(origin: string, limits = {}, user = signal()) {
  return testHttp(origin, { limits }).json({ method: 'GET', path: 'thing/', schema, signal: user });
}

const json = { 'content-type': 'application/json' };

function down(cause: string, status: number | null = null, retryAfterMs: number | null = null) {
  return { kind: 'provider-down', cause, status, retryAfterMs };
}

test('asks below the base with the credentials, and gives what fits', async () => {
  let seen: unknown = null;
  const origin = await serve((request, response) => {
    const { authorization, 'accept-encoding': encoding } = request.headers;
    seen = { url: request.url, authorization, encoding };
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end('{"ok":true,"more":1}');
  });
  const answer = await testHttp(origin).json({
    method: 'GET',
    path: 'Account/MA1/',
    query: { limit: 20 },
    schema,
    signal: signal(),
  });
  expect(answer).toEqual({ ok: true });
  const pair = Buffer.from(`${auth.username}:${auth.password}`).toString('base64');
  expect(seen).toEqual({
    url: '/v1/Account/MA1/?limit=20',
    authorization: `Basic ${pair}`,
    encoding: 'identity',
  });
});

test('an answer without content is nothing', async () => {
  const origin = await serve((_, response) => response.writeHead(204).end());
  const request = { method: 'DELETE', path: 'a', schema: z.undefined(), signal: signal() } as const;
  await expect(testHttp(origin).json(request)).resolves.toBeUndefined();
});

describe('an unsuccessful status', () => {
  const body = JSON.stringify({ error: 'no such thing', code: 12 });
  const refused = (status: number) => ({
    kind: 'provider-refused',
    status,
    code: '12',
    detail: null,
    said: 'no such thing',
  });
  test.each([
    [400, {}, refused(400)],
    [401, {}, { kind: 'unauthorized' }],
    [403, {}, { kind: 'forbidden', detail: null, said: 'no such thing' }],
    [404, {}, { kind: 'not-found' }],
    [405, {}, refused(405)],
    [408, {}, down('timed-out', 408)],
    [410, {}, { kind: 'not-found' }],
    [413, {}, refused(413)],
    [415, {}, refused(415)],
    [422, {}, refused(422)],
    [429, { 'retry-after': '12' }, { kind: 'rate-limited', retryAfterMs: 12_000 }],
    [429, { 'retry-after': '-5' }, { kind: 'rate-limited', retryAfterMs: null }],
    [429, {}, { kind: 'rate-limited', retryAfterMs: null }],
    [500, {}, down('status', 500)],
    [502, {}, down('status', 502)],
    [503, { 'retry-after': '3' }, down('status', 503, 3_000)],
    [301, { location: 'https://example.com/' }, down('redirected', 301)],
    [307, { location: '/v1/other/' }, down('redirected', 307)],
  ])('%i %j', async (status, headers, expected) => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      response.writeHead(status, { ...json, ...headers }).end(body);
    });
    expect(await failureOf(get(origin))).toEqual(expected);
    expect(asked).toBe(1);
  });

  test('keeps its meaning when its words are cut or endless', async () => {
    const cut = await serve((_, response) => {
      response.writeHead(401, { ...json, 'content-length': 900 });
      response.write('{"err');
      setImmediate(() => response.destroy());
    });
    expect(await failureOf(get(cut))).toEqual({ kind: 'unauthorized' });
    const endless = await serve((_, response) => {
      response.writeHead(404, json);
      pour(response, Buffer.alloc(16_384, 0x20));
    });
    expect(await failureOf(get(endless))).toEqual({ kind: 'not-found' });
  });
});

/** Writes until the other side hangs up. */
function pour(response: ServerResponse, chunk: Buffer): void {
  while (!response.destroyed && response.write(chunk));
  if (!response.destroyed) response.once('drain', () => pour(response, chunk));
}

describe('a success that is none', () => {
  test.each([
    ['the page of a captive portal', 'text/html', '<html>{"ok":true}</html>'],
    ['no content type', '', '{"ok":true}'],
    ['malformed JSON', 'application/json', '{"ok":tru'],
    ['nothing at all', 'application/json', ''],
    ['another shape', 'application/json', '{"ok":"yes"}'],
  ])('%s', async (_name, contentType, body) => {
    const headers: Record<string, string> =
      contentType === '' ? {} : { 'content-type': contentType };
    const origin = await serve((_, response) => response.writeHead(200, headers).end(body));
    expect(await failureOf(get(origin))).toEqual(down('unreadable-answer', 200));
  });

  test('a cut answer', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { ...json, 'content-length': 11 });
      response.write('{"ok":');
      setImmediate(() => response.destroy());
    });
    expect(await failureOf(get(origin))).toEqual(down('cut-answer'));
  });

  test('an answer that never ends is left at its cap', async () => {
    let writing: ServerResponse | null = null;
    const origin = await serve((_, response) => {
      writing = response;
      response.writeHead(200, json);
      pour(response, Buffer.alloc(65_536, 0x20));
    });
    expect(await failureOf(get(origin, { maxJsonBytes: 300_000 }))).toEqual(
      down('unreadable-answer', 200),
    );
    await expect.poll(() => writing?.destroyed).toBe(true);
  });

  test('an endless page is hung up on, unread', async () => {
    let writing: ServerResponse | null = null;
    const origin = await serve((_, response) => {
      writing = response;
      response.writeHead(200, { 'content-type': 'text/html' });
      pour(response, Buffer.alloc(65_536, 0x20));
    });
    expect(await failureOf(get(origin))).toEqual(down('unreadable-answer', 200));
    await expect.poll(() => writing?.destroyed).toBe(true);
  });

  test('a gzip bomb is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(64_000_000, 0x20));
    const origin = await serve((_, response) =>
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
    );
    const before = process.memoryUsage().rss;
    expect(await failureOf(get(origin))).toEqual(down('unreadable-answer', 200));
    expect(process.memoryUsage().rss - before).toBeLessThan(48_000_000);
  });

  test('something that does not speak HTTP', async () => {
    const origin = await serveRaw((socket) => void socket.end('220 mail.example.com ESMTP\r\n'));
    expect(await failureOf(get(origin))).toEqual(down('unreadable-answer'));
  });
});

describe('no answer', () => {
  test('nobody listens', async () => {
    const origin = await deadOrigin();
    expect(await failureOf(get(origin))).toEqual({ kind: 'offline', host: new URL(origin).host });
  });

  test('the connection is reset', async () => {
    const origin = await serveRaw(
      (socket) => void socket.once('data', () => socket.resetAndDestroy()),
    );
    expect(await failureOf(get(origin))).toEqual(down('cut-answer'));
  });

  test('the other side is silent', async () => {
    const origin = await serve(() => {});
    expect(await failureOf(get(origin, { answerMs: 60 }))).toEqual(down('timed-out'));
  });

  test('the answer drips, so that no idle time-out would ever fire', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, json);
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    });
    expect(await failureOf(get(origin, { answerMs: 150 }))).toEqual(down('timed-out'));
  });

  test('https meets a server without TLS', async () => {
    const origin = await serve((_, response) => response.end());
    const secure = origin.replace('http:', 'https:');
    expect(await failureOf(get(secure))).toEqual(down('tls'));
  });
});

test('a cancelled request ends at once, before and while it runs', async () => {
  const controller = new AbortController();
  const origin = await serve(() => controller.abort());
  expect(await failureOf(get(origin, {}, controller.signal))).toEqual({ kind: 'cancelled' });
  expect(await failureOf(get(origin, {}, controller.signal))).toEqual({ kind: 'cancelled' });
});

test('an environment proxy sees nothing', async () => {
  let proxied = 0;
  const proxy = await serve((_, response) => {
    proxied += 1;
    response.writeHead(200, json).end('{"ok":true}');
  });
  const origin = await serve((_, response) => response.writeHead(404).end());
  const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
  const before = names.map((name) => process.env[name]);
  for (const name of names) process.env[name] = proxy;
  try {
    expect(await failureOf(get(origin))).toEqual({ kind: 'not-found' });
  } finally {
    for (const [index, name] of names.entries()) {
      const value = before[index];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  expect(proxied).toBe(0);
});

test('an answer read to its end leaves the connection for the next request', async () => {
  const sockets = new Set<unknown>();
  const origin = await serve((request, response) => {
    sockets.add(request.socket);
    response.writeHead(200, json).end('{"ok":true}');
  });
  const http = testHttp(origin);
  for (let time = 0; time < 3; time += 1) {
    await http.json({ method: 'GET', path: 'a', schema, signal: signal() });
  }
  expect(sockets.size).toBe(1);
});

test('what is thrown is ours alone', async () => {
  const error = await errorOf(get(await deadOrigin()));
  expect(error.cause).toBeUndefined();
  expect(Object.keys(error).sort()).toEqual(['failure', 'name']);
});
