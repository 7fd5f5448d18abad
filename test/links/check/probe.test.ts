import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { tellType } from '../../../electron/contentType/tellType.ts';
import { type ProbeDeps, probe } from '../../../electron/links/check/probe.ts';

/** What tells a PNG: its signature and the start of its header. */
const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489',
  'hex',
);
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly range: string | undefined;
  readonly names: readonly string[];
}

async function serve(listener: RequestListener) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, path: url, range: headers.range, names: Object.keys(headers).sort() });
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const now = Date.UTC(2026, 0, 5);
const deps: ProbeDeps = {
  resolve: async () => [{ address: '10.0.0.1', family: 4 }],
  tellType,
  version: '1.2.3',
  now: () => now,
  inTurn: (_host, ask) => ask(),
};
const never = new AbortController().signal;
const open = (url: string, wholeUpTo = 0, allowLoopback = true) =>
  probe(url, deps, { allowLoopback, wholeUpTo, signal: never });
const verdictAt = async (url: string) => (await open(url)).verdict;

describe('a link that works', () => {
  it('is asked for what is told of it, then for its first bytes, without anything of ours', async () => {
    const bytes = Buffer.concat([png, Buffer.alloc(100_000)]);
    const { base, seen } = await serve((request, response) => {
      response.setHeader('content-type', 'image/png');
      if (request.headers.range === undefined) {
        response.setHeader('content-length', bytes.length);
        return response.end(bytes);
      }
      response.writeHead(206, { 'content-range': `bytes 0-65535/${bytes.length}` });
      return response.end(bytes.subarray(0, 65_536));
    });
    const { head, ...got } = await open(`${base}/a`);
    expect(got).toEqual({
      verdict: 'works',
      status: 206,
      hops: 0,
      declaredType: 'image/png',
      foundType: 'image/png',
      bytes: bytes.length,
      sha256: null,
      failure: null,
      retryAfterMs: null,
    });
    expect(head?.length).toBe(65_536);
    expect(seen.map(({ method, range }) => [method, range])).toEqual([
      ['HEAD', undefined],
      ['GET', 'bytes=0-65535'],
    ]);
    const ours = ['authorization', 'cookie', 'referer', 'origin'];
    for (const { names } of seen) expect(names.filter((name) => ours.includes(name))).toEqual([]);
  });

  it('is hashed where all of it is wanted', async () => {
    const { base } = await serve((_, response) => response.end(png));
    const { sha256, verdict } = await open(`${base}/a`, 1_000_000);
    expect(verdict).toBe('works');
    expect(sha256).toBe(createHash('sha256').update(png).digest('hex'));
  });

  it('may refuse to tell of itself, as storage does that signs its links', async () => {
    const { base } = await serve(({ method }, response) => {
      response.statusCode = method === 'HEAD' ? 403 : 200;
      response.end(method === 'HEAD' ? undefined : png);
    });
    expect(await verdictAt(`${base}/a`)).toBe('works');
  });

  it('is followed where it leads, hop by hop', async () => {
    const { base } = await serve(({ url = '' }, response) => {
      const hop = Number(url.slice(1));
      if (hop === 0) return response.end(png);
      response.writeHead(302, { location: `/${hop - 1}` });
      return response.end();
    });
    expect(await open(`${base}/3`)).toMatchObject({ verdict: 'works', hops: 3 });
    expect(await open(`${base}/5`)).toMatchObject({ verdict: 'works', hops: 5 });
    expect(await open(`${base}/6`)).toMatchObject({ verdict: 'moves-on', status: 302 });
  });
});

describe('a link that does not', () => {
  it.each([
    [401, '', 'protected'],
    [403, '', 'protected'],
    [403, '?Expires=1700000000&Signature=x', 'expired'],
    [403, '?Expires=1999999999&Signature=x', 'protected'],
    [403, '?X-Amz-Date=20250101T000000Z&X-Amz-Expires=14400', 'expired'],
    [404, '', 'gone'],
    [410, '', 'gone'],
    [416, '', 'cut'],
    [418, '', 'refused'],
    [429, '', 'busy'],
    [500, '', 'down'],
    [503, '', 'busy'],
  ])('answers %i to %s: %s', async (status, query, verdict) => {
    const { base } = await serve((_, response) => {
      response.statusCode = status;
      response.end();
    });
    expect(await open(`${base}/a${query}`)).toMatchObject({ verdict, status });
  });

  it('says by its words that it expired', async () => {
    const { base } = await serve((_, response) => {
      response.statusCode = 403;
      response.end('<Error><Message>Request has expired</Message></Error>');
    });
    expect(await verdictAt(`${base}/a?Expires=1999999999`)).toBe('expired');
  });

  it('is a page, or breaks off, or has nothing', async () => {
    const { base } = await serve(({ url, method }, response) => {
      if (url === '/page') return response.end('<!doctype html><title>Sign in</title>');
      if (url === '/empty') return response.end();
      response.writeHead(200, { 'content-length': 10_000 });
      response.write(png);
      if (method === 'HEAD') return response.end();
      return setImmediate(() => response.destroy());
    });
    expect(await verdictAt(`${base}/page`)).toBe('page');
    expect(await verdictAt(`${base}/empty`)).toBe('cut');
    expect(await verdictAt(`${base}/broken`)).toBe('cut');
  });

  it('has nobody at the other end', async () => {
    const { base } = await serve(() => {});
    servers[0]?.close();
    expect(await verdictAt(`${base}/a`)).toBe('unreachable');
  });
});

describe('a link that no stranger could open', () => {
  it.each([
    'http://example.com/a.png',
    'ftp://example.com/a.png',
    'file:///etc/passwd',
    'https://user:secret@example.com/a.png',
    'https://example.com:8443/a.png',
    'https://127.0.0.1/a.png',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/a.png',
    // What its name leads to is in this network.
    'https://example.com/a.png',
    'no link',
  ])('is not opened: %s', async (url) => {
    expect((await open(url, 0, false)).verdict).toBe('unsafe');
  });

  it('is not opened behind one that could be', async () => {
    let inner = 0;
    const { base: secret } = await serve((_, response) => {
      inner += 1;
      response.end(png);
    });
    const { base } = await serve((_, response) => {
      response.writeHead(302, { location: `http://10.0.0.1/a` });
      response.end();
    });
    expect(await verdictAt(`${base}/a`)).toBe('unsafe');
    expect(secret).not.toBe(base);
    expect(inner).toBe(0);
  });

  it('is given up when it is not wanted any more', async () => {
    const stop = new AbortController();
    const { base } = await serve(() => stop.abort());
    const { verdict } = await probe(`${base}/a`, deps, {
      allowLoopback: true,
      wholeUpTo: 0,
      signal: stop.signal,
    });
    expect(verdict).toBe('stopped');
  });
});
