import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { secretForms } from '../../electron/http/httpDetail.ts';
import { encodeMultipart } from '../../electron/http/multipart.ts';
import { deadOrigin, serve, serveRaw } from '../base/support/loopback.ts';
import { auth, errorOf, recordingLog, signal, testHttp } from '../base/support/testHttp.ts';

/** A server that gives back all that it was told, in its headers and its words. */
async function echo(status: number, contentType: string): Promise<string> {
  return await serve((request, response) => {
    request.resume();
    const told = request.headers.authorization ?? '';
    const pair = Buffer.from(told.replace('Basic ', ''), 'base64').toString();
    const error = `${told} ${pair} ${auth.password} ${encodeURIComponent(auth.password)}`;
    const body = contentType === 'text/plain' ? error : JSON.stringify({ error, code: error });
    response.writeHead(status, { 'content-type': contentType, 'x-told': told }).end(body);
  });
}

const places: Record<string, () => Promise<string>> = {
  'nobody listens': deadOrigin,
  'a reset': () => serveRaw((socket) => void socket.once('data', () => socket.resetAndDestroy())),
  'not HTTP': () => serveRaw((socket) => void socket.end('what?\r\n')),
  silence: () => serve(() => {}),
  'a refusal that quotes': () => echo(400, 'application/json'),
  'a 403 that quotes': () => echo(403, 'application/json'),
  'plain text that quotes': () => echo(422, 'text/plain'),
  'a success that does not fit': () => echo(200, 'application/json'),
  'a redirect': () => serve((_, response) => response.writeHead(302, { location: '/x' }).end()),
};

test.each(Object.keys(places))('%s: no error and no log line holds the secret', async (name) => {
  const origin = await (places[name] ?? deadOrigin)();
  const log = recordingLog();
  const http = testHttp(origin, { log, limits: { answerMs: 150, connectMs: 150 } });
  const schema = z.object({ never: z.literal('there') });
  const form = encodeMultipart([], { onProgress() {}, beforeCommit: async () => {} });
  const errors = [
    await errorOf(http.json({ method: 'GET', path: 'a', schema, signal: signal() })),
    await errorOf(
      http.send({
        path: 'a',
        contentType: form.contentType,
        contentLength: form.contentLength,
        body: form.body,
        schema,
        signal: signal(),
        onConnected: form.start,
      }),
    ),
  ];
  if (name !== 'a success that does not fit') {
    errors.push(await errorOf(http.bytes(`${origin}/v1/a`, signal())));
  }
  const told = errors.flatMap((error) => [
    inspect(error, { depth: 20, showHidden: true }),
    JSON.stringify(error),
    error.stack ?? '',
    JSON.stringify(error.failure),
  ]);
  const text = [...told, inspect(log.lines, { depth: 20 })].join('\n');
  for (const form of secretForms(auth)) expect(text).not.toContain(form);
  expect(log.lines.length).toBe(errors.length);
});

test('a path that reads like the address of another host stays a path', async () => {
  const told: unknown[] = [];
  const other = await serve((request, response) => {
    told.push(request.headers.authorization);
    response.end();
  });
  let asked = 0;
  const origin = await serve((_, response) => {
    asked += 1;
    response.writeHead(404).end();
  });
  const link = `${origin}//${new URL(other).host}/a`;
  await testHttp(origin)
    .bytes(link, signal())
    .catch(() => {});
  expect([asked, told]).toEqual([1, []]);
});

test('the client itself shows nothing of it', async () => {
  const shown = inspect(testHttp(await deadOrigin()), { depth: 20, showHidden: true });
  for (const form of secretForms(auth)) expect(shown).not.toContain(form);
});
