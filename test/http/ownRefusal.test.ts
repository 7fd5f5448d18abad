import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { OwnRefusal } from '../../electron/http/ownRefusal.ts';
import { SatchelError } from '../../shared/failure.ts';
import { serve } from '../base/support/loopback.ts';
import { signal, testHttp } from '../base/support/testHttp.ts';

const json = { 'content-type': 'application/json' };
const own = JSON.stringify({ id: 'r1', error: 'too many' });

async function refusal(status: number, headers: Record<string, string>, body: string) {
  const origin = await serve((request, response) => {
    request.resume().once('end', () => response.writeHead(status, headers).end(body));
  });
  const sending = testHttp(origin, {}).send({
    path: 'things/',
    contentType: 'text/plain',
    contentLength: 1,
    signal: signal(),
    body: Readable.from([Buffer.from('x')]),
    schema: z.object({ ok: z.literal(true) }),
    ownRefusal: z.looseObject({ id: z.string(), error: z.string() }),
  });
  return sending.catch((error: unknown) => error);
}

test.each([400, 401, 404, 413, 429])('%i in the service’s own form is its own', async (status) => {
  const error = await refusal(status, json, own);
  expect(error).toBeInstanceOf(OwnRefusal);
  expect(error).toBeInstanceOf(SatchelError);
});

test.each<[string, number, Record<string, string>, string]>([
  ['another form', 400, json, '{"message":"no"}'],
  ['a page', 400, { 'content-type': 'text/html' }, '<html>'],
  ['the right form under a wrong type', 400, { 'content-type': 'text/html' }, own],
  ['nothing', 403, {}, ''],
  ['half of it', 400, json, own.slice(0, -3)],
  ['a redirect', 302, json, own],
  ['a server that broke down', 500, json, own],
  ['a server that gave up waiting', 408, json, own],
])('%s is anybody’s', async (_name, status, headers, body) => {
  const error = await refusal(status, headers, body);
  expect(error).toBeInstanceOf(SatchelError);
  expect(error).not.toBeInstanceOf(OwnRefusal);
});
