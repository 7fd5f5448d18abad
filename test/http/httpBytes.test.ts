import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { HttpLimits } from '../../electron/http/httpLimits.ts';
import { deadOrigin, serve } from '../base/support/loopback.ts';
import { errorOf, failureOf, signal, testHttp } from '../base/support/testHttp.ts';

const unreadable = {
  kind: 'provider-down',
  cause: 'unreadable-answer',
  status: null,
  retryAfterMs: null,
};
const picture = randomBytes(300_000);

function givePicture(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'Image/PNG; x=1', 'content-length': picture.length });
  response.end(picture);
}

/** Bytes from a host beside an API on another port. */
async function fetchBeside(url: string, limits: Partial<HttpLimits> = {}, user = signal()) {
  const api = await deadOrigin();
  return testHttp(api, { limits }).bytes(url, user);
}

test('the own origin gets the credentials, any other none', async () => {
  const seen: (string | undefined)[] = [];
  const note = (request: IncomingMessage, response: ServerResponse) => {
    seen.push(request.headers.authorization);
    givePicture(request, response);
  };
  const api = await serve(note);
  const media = await serve(note);
  const http = testHttp(api);
  const own = await http.bytes(`${api}/v1/a`, signal());
  const other = await http.bytes(`${media}/a`, signal());
  expect(await buffer(own.body)).toEqual(picture);
  expect(await buffer(other.body)).toEqual(picture);
  expect(other).toMatchObject({ contentType: 'image/png', sizeBytes: picture.length });
  expect(seen).toEqual([expect.stringMatching(/^Basic /), undefined]);
});

describe('redirects', () => {
  test('are followed by hand, never with credentials once the origin was left', async () => {
    const seen: string[] = [];
    const note = (name: string, request: IncomingMessage) =>
      seen.push(`${name} ${request.headers.authorization === undefined ? 'bare' : 'with auth'}`);
    const origins = { api: '', media: '' };
    origins.api = await serve((request, response) => {
      note('api', request);
      if (request.url === '/v1/end') givePicture(request, response);
      else response.writeHead(302, { location: `${origins.media}/hop` }).end();
    });
    origins.media = await serve((request, response) => {
      note('media', request);
      response.writeHead(307, { location: `${origins.api}/v1/end` }).end('elsewhere');
    });
    const { body } = await testHttp(origins.api).bytes(`${origins.api}/v1/start`, signal());
    expect(await buffer(body)).toEqual(picture);
    expect(seen).toEqual(['api with auth', 'media bare', 'api bare']);
  });

  test('end after three hops', async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      response.writeHead(302, { location: `/round/${asked}` }).end();
    });
    expect(await failureOf(testHttp(origin).bytes(`${origin}/start`, signal()))).toMatchObject({
      kind: 'provider-down',
      cause: 'redirected',
    });
    expect(asked).toBe(4);
  });

  test.each(['http://example.invalid/', 'file:///etc/passwd', 'https://10.0.0.1/', ''])(
    'to %j are not followed',
    async (location) => {
      const origin = await serve((_, response) => response.writeHead(302, { location }).end());
      const work = testHttp(origin).bytes(`${origin}/start`, signal());
      const expected = location === '' ? { kind: 'provider-down' } : { cause: 'redirected' };
      expect(await failureOf(work)).toMatchObject(expected);
    },
  );
});

test.each(['https://10.0.0.1/a', 'not a url', 'http://localhost/a', 'file:///etc/passwd'])(
  '%s is never asked',
  async (url) => {
    expect(await failureOf(fetchBeside(url))).toEqual(unreadable);
  },
);

test('any named https host is asked', async () => {
  expect(await failureOf(fetchBeside('https://nowhere.example/a'))).toEqual({
    kind: 'offline',
    host: 'nowhere.example',
  });
});

describe('what a stranger gets', () => {
  test('is asked for without credentials, and a refusal is not about them', async () => {
    const seen: (string | undefined)[] = [];
    const api = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/v1/open') return givePicture(request, response);
      response.writeHead(401).end();
    });
    const http = testHttp(api);
    const { body } = await http.bytes(`${api}/v1/open`, signal(), { anonymous: true });
    expect(await buffer(body)).toEqual(picture);
    const work = http.bytes(`${api}/v1/closed`, signal(), { anonymous: true });
    expect(await failureOf(work)).toMatchObject({ kind: 'provider-refused', status: 401 });
    expect(seen).toEqual([undefined, undefined]);
  });
});

describe('where the credentials lead', () => {
  test('is told without going there', async () => {
    let visits = 0;
    const files = await serve((request, response) => {
      visits += 1;
      givePicture(request, response);
    });
    const seen: (string | undefined)[] = [];
    const api = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/v1/here') return givePicture(request, response);
      if (request.url === '/v1/gone') return void response.writeHead(404).end();
      const location = request.url === '/v1/a' ? '/v1/b' : `${files}/signed?x=1`;
      response.writeHead(307, { location }).end('<Redirect/>');
    });
    const http = testHttp(api);
    expect((await http.leadsTo(`${api}/v1/a`, signal()))?.href).toBe(`${files}/signed?x=1`);
    expect(await http.leadsTo(`${api}/v1/here`, signal())).toBeNull();
    expect(await failureOf(http.leadsTo(`${api}/v1/gone`, signal()))).toEqual({
      kind: 'not-found',
    });
    expect(visits).toBe(0);
    expect(seen.every((value) => value?.startsWith('Basic '))).toBe(true);
    expect(await failureOf(http.leadsTo(`${files}/a`, signal()))).toEqual(unreadable);
  });

  test.each([
    'ftp://127.0.0.1/x',
    'https://user:pw@example.com/',
    'http://example.com/',
    undefined,
  ])('%s is nowhere', async (location) => {
    const api = await serve((_, response) => {
      response.writeHead(302, location === undefined ? {} : { location }).end();
    });
    expect(await failureOf(testHttp(api).leadsTo(`${api}/v1/a`, signal()))).toMatchObject({
      kind: 'provider-down',
      cause: 'redirected',
    });
  });

  test('round in circles ends', async () => {
    const api = await serve(
      (_, response) => void response.writeHead(302, { location: '/v1/a' }).end(),
    );
    expect(await failureOf(testHttp(api).leadsTo(`${api}/v1/a`, signal()))).toMatchObject({
      cause: 'redirected',
    });
  });
});

describe('an unsuccessful status', () => {
  test.each([
    [404, { kind: 'not-found' }],
    [410, { kind: 'not-found' }],
    [403, { kind: 'provider-refused', status: 403, code: null, detail: null, said: null }],
    [401, { kind: 'provider-refused', status: 401, code: null, detail: null, said: null }],
    [429, { kind: 'rate-limited', retryAfterMs: null }],
    [503, { ...unreadable, cause: 'status', status: 503 }],
    [204, { ...unreadable, status: 204 }],
  ])('%i of a media host', async (status, expected) => {
    const media = await serve((_, response) => response.writeHead(status).end());
    expect(await failureOf(fetchBeside(`${media}/a`))).toEqual(expected);
  });

  test('401 of the own origin is about the credentials', async () => {
    const api = await serve((_, response) => response.writeHead(401).end());
    const work = testHttp(api).bytes(`${api}/v1/a`, signal());
    expect(await failureOf(work)).toEqual({ kind: 'unauthorized' });
  });
});

describe('a body that fails on the way', () => {
  test('a cut one', async () => {
    const media = await serve((_, response) => {
      response.writeHead(200, { 'content-length': picture.length });
      response.write(picture.subarray(0, 100_000));
      setTimeout(() => response.destroy(), 20);
    });
    const { body } = await fetchBeside(`${media}/a`);
    expect(await failureOf(buffer(body))).toEqual({ ...unreadable, cause: 'cut-answer' });
  });

  test('a dripping one', async () => {
    const media = await serve((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(timer));
    });
    const { body } = await fetchBeside(`${media}/a`, { windowMs: 150, leastBytes: 1_000 });
    expect(await failureOf(buffer(body))).toEqual({ ...unreadable, cause: 'timed-out' });
  });

  test.each([
    ['told', { 'content-length': String(picture.length) }],
    ['met', {}],
  ])('one beyond the cap, as %s', async (_name, headers) => {
    const media = await serve((_, response) => response.writeHead(200, headers).end(picture));
    const work = fetchBeside(`${media}/a`, { maxMediaBytes: 200_000 });
    expect(await failureOf(work.then(({ body }) => buffer(body)))).toMatchObject({
      cause: 'unreadable-answer',
    });
  });

  test('one that is packed', async () => {
    const media = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(picture),
    );
    expect(await failureOf(fetchBeside(`${media}/a`))).toEqual({ ...unreadable, status: 200 });
  });
});

test('a reader who pauses is not taken for a dead network', async () => {
  const large = Buffer.alloc(3_000_000, 7);
  const media = await serve((_, response) => response.writeHead(200).end(large));
  const { body } = await fetchBeside(`${media}/a`, { windowMs: 500, leastBytes: 1_000 });
  const reader = body[Symbol.asyncIterator]();
  const first = (await reader.next()).value as Buffer;
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  let total = first.length;
  for (let step = await reader.next(); step.done !== true; step = await reader.next()) {
    total += (step.value as Buffer).length;
  }
  expect(total).toBe(large.length);
});

test('whoever drops the body hangs up on the server', async () => {
  let answered: ServerResponse | null = null;
  const media = await serve((_, response) => {
    answered = response;
    response.writeHead(200).write('first');
  });
  const { body } = await fetchBeside(`${media}/a`);
  body.destroy();
  await expect.poll(() => answered?.destroyed).toBe(true);
});

test('a cancelled read ends with the cancellation, and nobody need be reading', async () => {
  let answered: ServerResponse | null = null;
  const media = await serve((_, response) => {
    answered = response;
    response.writeHead(200).write('first');
  });
  const controller = new AbortController();
  const read = await fetchBeside(`${media}/a`, {}, controller.signal);
  const unread = await fetchBeside(`${media}/b`, {}, controller.signal);
  const reading = buffer(read.body);
  controller.abort();
  expect((await errorOf(reading)).failure).toEqual({ kind: 'cancelled' });
  expect(unread.body.destroyed).toBe(true);
  await expect.poll(() => answered?.destroyed).toBe(true);
});
