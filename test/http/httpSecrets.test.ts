import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  type Authorization,
  basicAuthorization,
  bearerAuthorization,
  headerAuthorization,
} from '../../electron/http/authorization.ts';
import { encodeMultipart } from '../../electron/http/multipart.ts';
import { deadOrigin, serve, serveRaw } from '../base/support/loopback.ts';
import { auth, errorOf, recordingLog, signal, testHttp } from '../base/support/testHttp.ts';

const token = 'canary.9c41-bearer/token+~==';

const schemes: Readonly<Record<string, Authorization>> = {
  Basic: basicAuthorization(auth.username, auth.password),
  Bearer: bearerAuthorization(token),
  'a header of its own': headerAuthorization('X-Api-Key', token),
};

const decoded = (told: string) => Buffer.from(told.replace('Basic ', ''), 'base64').toString();

/** A server that gives back all that it was told, in its headers and its words. */
async function echo(status: number, contentType: string): Promise<string> {
  return await serve((request, response) => {
    request.resume();
    const told = request.headers.authorization ?? String(request.headers['x-api-key'] ?? '');
    const secrets = [auth.password, token];
    const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
    const error = [told, decoded(told), Buffer.from(token).toString('base64'), ...forms].join(' ');
    const body = contentType === 'text/plain' ? error : JSON.stringify({ error, code: error });
    response.writeHead(status, { 'content-type': contentType, 'x-told': told }).end(body);
  });
}

const servers: Record<string, () => Promise<string>> = {
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

describe.each(Object.entries(schemes))('%s', (_, authorization) => {
  const forms = [...Object.values(authorization.headers), ...authorization.secrets];

  test.each(Object.keys(servers))('%s: no error and no log line holds the secret', async (name) => {
    const origin = await (servers[name] ?? deadOrigin)();
    const log = recordingLog();
    const limits = { answerMs: 150, connectMs: 150 };
    const http = testHttp(origin, { log, limits, authorization });
    const schema = z.object({ never: z.literal('there') });
    const body = () => encodeMultipart([], { onProgress() {}, beforeCommit: async () => {} });
    const sent = (method: 'POST' | 'PUT' | 'PATCH') => {
      const form = body();
      const { contentType, contentLength } = form;
      return http.send({
        method,
        path: 'a',
        contentType,
        contentLength,
        body: form.body,
        schema,
        signal: signal(),
        onConnected: form.start,
      });
    };
    const errors = [
      await errorOf(http.json({ method: 'GET', path: 'a', schema, signal: signal() })),
      await errorOf(http.json({ method: 'DELETE', path: 'a', schema, signal: signal() })),
      await errorOf(sent('POST')),
      await errorOf(sent('PUT')),
      await errorOf(sent('PATCH')),
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
    for (const form of forms) expect(text).not.toContain(form);
    expect(log.lines.length).toBe(errors.length);
  });

  test('goes to its own origin in a header alone, and to no other', async () => {
    const elsewhere: string[] = [];
    const other = await serve((request, response) => {
      elsewhere.push(JSON.stringify([request.url, request.headers]));
      response.writeHead(200, { 'content-type': 'image/png' }).end('bytes');
    });
    const own: { url: string; headers: string }[] = [];
    const origin = await serve((request, response) => {
      own.push({ url: request.url ?? '', headers: JSON.stringify(request.headers) });
      response.writeHead(307, { location: `${other}/file` }).end();
    });
    const http = testHttp(origin, { authorization });
    const { body } = await http.bytes(`${origin}/v1/a`, signal());
    for await (const _chunk of body);
    await errorOf(http.json({ method: 'PUT', path: 'a', schema: z.unknown(), signal: signal() }));
    await http.leadsTo(`${origin}/v1/a`, signal());
    expect([own.length, elsewhere.length]).toEqual([3, 1]);
    for (const [, value] of Object.entries(authorization.headers)) {
      for (const { url, headers } of own) {
        expect(headers).toContain(value);
        expect(url).toBe('/v1/a');
      }
    }
    for (const form of forms) expect(elsewhere[0]).not.toContain(form);
  });

  test('is in no address, whoever puts it there', async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      response.end();
    });
    const http = testHttp(origin, { authorization });
    for (const secret of authorization.secrets) {
      const ask = (where: { path: string; query?: Record<string, string> }) =>
        http.json({ method: 'GET', ...where, schema: z.any(), signal: signal() });
      await expect(ask({ path: 'a', query: { key: secret } })).rejects.toThrow('in an address');
      await expect(ask({ path: encodeURIComponent(secret) })).rejects.toThrow('in an address');
    }
    expect(asked).toBe(0);
  });

  test('the client itself shows nothing of it', async () => {
    const client = testHttp(await deadOrigin(), { authorization });
    const shown = inspect(client, { depth: 20, showHidden: true });
    for (const form of forms) expect(shown).not.toContain(form);
  });
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
