import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { HttpLimits } from '../../electron/http/httpLimits.ts';
import { encodeMultipart } from '../../electron/http/multipart.ts';
import { deadOrigin, serve, serveRaw } from '../base/support/loopback.ts';
import { failureOf, signal, testHttp } from '../base/support/testHttp.ts';

const json = { 'content-type': 'application/json' };
const schema = z.object({ ok: z.literal(true) });

function start(
  origin: string,
  bytes: Buffer,
  options: { limits?: Partial<HttpLimits>; user?: AbortSignal; commit?: () => Promise<void> } = {},
) {
  const progress: number[] = [];
  const form = encodeMultipart(
    [
      {
        field: 'file',
        name: 'a.bin',
        contentType: 'image/png',
        sizeBytes: bytes.length,
        open: () => Readable.from([bytes]),
      },
    ],
    {
      onProgress: (_, sent) => progress.push(sent),
      beforeCommit: options.commit ?? (async () => {}),
    },
  );
  const answer = testHttp(origin, { limits: options.limits ?? {} }).send({
    path: 'things/',
    contentType: form.contentType,
    contentLength: form.contentLength,
    body: form.body,
    schema,
    signal: options.user ?? signal(),
    onConnected: form.start,
  });
  return { answer, form, progress };
}

function down(cause: string, status: number | null = null) {
  return { kind: 'provider-down', cause, status, retryAfterMs: null };
}

test('sends the whole body with its length, and gives the answer that fits', async () => {
  const bytes = Buffer.alloc(1_500_000, 3);
  let seen = { length: '', received: 0 };
  const origin = await serve((request, response) => {
    void buffer(request).then((body) => {
      seen = { length: request.headers['content-length'] ?? '', received: body.length };
      response.writeHead(201, json).end('{"ok":true}');
    });
  });
  const { answer, form, progress } = start(origin, bytes);
  await expect(answer).resolves.toEqual({ ok: true });
  expect(seen).toEqual({ length: String(form.contentLength), received: form.contentLength });
  expect(progress.at(-1)).toBe(bytes.length);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(form.body.destroyed).toBe(true);
});

test('counts nothing when nobody listens', async () => {
  const origin = await deadOrigin();
  const { answer, form, progress } = start(origin, Buffer.alloc(5_000));
  expect(await failureOf(answer)).toEqual({ kind: 'offline', host: new URL(origin).host });
  expect(progress).toEqual([]);
  expect(form.body.destroyed).toBe(true);
});

test('an early refusal is heard, and the commit is never asked for', async () => {
  const origin = await serve((_, response) => {
    response.writeHead(413, json).end('{"error":"too much"}');
  });
  let commits = 0;
  const bytes = Buffer.alloc(40_000_000);
  const commit = async () => void commits++;
  const { answer, form } = start(origin, bytes, { commit });
  expect(await failureOf(answer)).toEqual({
    kind: 'provider-refused',
    status: 413,
    code: null,
    detail: null,
    said: 'too much',
  });
  expect(commits).toBe(0);
  expect(form.committed()).toBe(false);
  expect(form.body.destroyed).toBe(true);
});

test('once an answer has begun nothing more is sent, however long its words take', async () => {
  const origin = await serve((request, response) => {
    request.resume();
    response.writeHead(400, json);
    response.write('{"error":');
    setTimeout(() => response.end('"no"}'), 500);
  });
  let commits = 0;
  const commit = async () => void commits++;
  const { answer } = start(origin, Buffer.alloc(60_000_000), { commit });
  expect(await failureOf(answer)).toMatchObject({ kind: 'provider-refused', said: 'no' });
  expect(commits).toBe(0);
});

test('a server that takes nothing is given up, before the commit', async () => {
  const origin = await serveRaw((socket) => void socket.pause());
  const { answer, form } = start(origin, Buffer.alloc(40_000_000), {
    limits: { windowMs: 200, leastBytes: 50_000_000 },
  });
  expect(await failureOf(answer)).toEqual(down('timed-out'));
  expect(form.committed()).toBe(false);
});

test('a slow sending is not a time-out as long as it moves', async () => {
  const origin = await serve((request, response) => {
    request.once('end', () => response.writeHead(201, json).end('{"ok":true}'));
    sip(request);
  });
  const { answer } = start(origin, Buffer.alloc(12_000_000), {
    limits: { connectMs: 1_000, windowMs: 5_000, leastBytes: 1 },
  });
  await expect(answer).resolves.toEqual({ ok: true });
});

/** Reads with pauses, for far longer than the connection's deadline in all. */
function sip(request: IncomingMessage): void {
  request.on('data', (chunk: Buffer) => {
    if (chunk.length < 30_000) return;
    request.pause();
    setTimeout(() => request.resume(), 15);
  });
}

test('no answer to a whole body is a time-out after the commit', async () => {
  const origin = await serve((request) => void request.resume());
  const { answer, form } = start(origin, Buffer.from('x'), {
    limits: { answerMs: 80 },
  });
  expect(await failureOf(answer)).toEqual(down('timed-out'));
  expect(form.committed()).toBe(true);
});

test('a body that breaks fails the request with its own reason', async () => {
  const origin = await serve((request) => void request.resume());
  const { answer } = start(origin, Buffer.from('x'), {
    commit: () => Promise.reject(new TypeError('disk full')),
  });
  expect(await failureOf(answer)).toMatchObject({ kind: 'bug' });
});

test('a cancelled sending hangs up', async () => {
  const controller = new AbortController();
  let gone = false;
  const origin = await serve((request) => {
    request.once('data', () => controller.abort());
    request.once('close', () => {
      gone = true;
    });
  });
  const { answer, form } = start(origin, Buffer.alloc(20_000_000), { user: controller.signal });
  expect(await failureOf(answer)).toEqual({ kind: 'cancelled' });
  expect(form.body.destroyed).toBe(true);
  await expect.poll(() => gone).toBe(true);
});

test('one cancelled beforehand opens no connection', async () => {
  let connections = 0;
  const origin = await serveRaw(() => {
    connections += 1;
  });
  const controller = new AbortController();
  controller.abort();
  const { answer, form } = start(origin, Buffer.from('x'), { user: controller.signal });
  expect(await failureOf(answer)).toEqual({ kind: 'cancelled' });
  expect(form.body.destroyed).toBe(true);
  expect(connections).toBe(0);
});
