import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { tellType } from '../../electron/contentType/tellType.ts';
import type { Resolve } from '../../electron/http/stranger/resolvePublic.ts';
import { type FetchLinkDeps, fetchLink } from '../../electron/intake/fetchLink.ts';
import { SatchelError } from '../../shared/failure.ts';
import { heic, quarters } from '../host/darkroomHost/samples.ts';
import { picture } from '../uploads/support/uploadRig.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener) {
  const seen: { url: string | undefined; headers: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    seen.push({ url: request.url, headers: request.headers });
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, port, seen };
}

const noNames: Resolve = async () => {
  throw new Error('no such name');
};
const deps: FetchLinkDeps = {
  resolve: noNames,
  allowLoopback: true,
  tellType,
  maxBytes: 100_000,
  version: '1.2.3',
};
const never = new AbortController().signal;
const outcome = (url: string, changed: Partial<FetchLinkDeps> = {}, signal = never) =>
  fetchLink(url, { ...deps, ...changed }, signal).then(
    ({ name, contentType, bytes }) => ({ name, contentType, size: bytes.length }),
    (error: unknown) => {
      if (!(error instanceof SatchelError)) throw error;
      const { failure } = error;
      if (failure.kind === 'invalid-input') return failure.detail;
      return failure.kind === 'file-rejected' ? failure.rule : failure.kind;
    },
  );

describe('a link to a picture', () => {
  it('is fetched as a stranger would, and named by what its bytes are', async () => {
    const { base, seen } = await serve((_, response) => response.end(picture(1, 9_000)));
    expect(await outcome(`${base}/a/Blue%20sea.JPG?size=large#top`)).toEqual({
      name: 'Blue sea.png',
      contentType: 'image/png',
      size: 9_000,
    });
    expect(seen).toHaveLength(1);
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(seen[0]?.headers['user-agent']).toBe('Satchel/1.2.3');
  });

  it('may be one whose bytes begin with little of what it is', async () => {
    const tiff = await quarters(200, 100).tiff({ compression: 'none' }).toBuffer();
    const brand = Buffer.from(heic).fill('mif1', 8, 12);
    for (const [contentType, bytes] of [
      ['image/tiff', tiff],
      ['image/heic', brand],
    ] as const) {
      const { base } = await serve((_, response) => response.end(bytes));
      expect(await outcome(base)).toMatchObject({ contentType, size: bytes.length });
    }
  });

  it('is asked for once, by GET', async () => {
    const { base } = await serve((request, response) => {
      if (request.method === 'GET') response.end(picture(1));
      else response.writeHead(405).end();
    });
    expect(await outcome(`${base}/a.png`)).toMatchObject({ size: 2_000 });
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['gzip, br', (bytes) => brotliCompressSync(gzipSync(bytes))],
    // What is called packed, and is not.
    ['gzip', (bytes) => bytes],
    ['identity', (bytes) => bytes],
    ['', (bytes) => bytes],
  ])('is unpacked that was packed unasked: %s', async (encoding, pack) => {
    const packed = pack(picture(1, 9_000));
    for (const length of [{ 'content-length': packed.length }, {}]) {
      const { base } = await serve((_, response) =>
        response.writeHead(200, { 'content-encoding': encoding, ...length }).end(packed),
      );
      expect(await outcome(`${base}/a.png`)).toEqual({
        name: 'a.png',
        contentType: 'image/png',
        size: 9_000,
      });
    }
  });

  it('is no more than allowed when it is unpacked, and cut packing is told', async () => {
    const png = picture(1, 1_000);
    const bomb = gzipSync(Buffer.concat([png, Buffer.alloc(200_000_000)]));
    expect(bomb.length).toBeLessThan(300_000);
    const { base } = await serve((request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(request.url === '/bomb' ? bomb : gzipSync(picture(1, 9_000)).subarray(0, -9));
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(await outcome(`${base}/bomb`, { maxBytes: 1_000_000 })).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
    expect(await outcome(`${base}/cut`)).toBe('link-cut');
  });

  it('may lead on three times and no more', async () => {
    const { base } = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end(picture(1));
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect(await outcome(`${base}/3`)).toMatchObject({ size: 2_000 });
    expect(await outcome(`${base}/4`)).toBe('link-moves-on');
  });

  it.each([
    ['http://example.test/a.png', 'link-not-https'],
    ['file:///etc/passwd', 'link-not-https'],
    ['data:image/png;base64,AAAA', 'link-not-https'],
    ['satchel-app://app/index.html', 'link-not-https'],
    ['not a link', 'link-not-https'],
    ['https://user:secret@example.test/a.png', 'link-with-credentials'],
    ['https://example.test:8443/a.png', 'link-not-public'],
    ['https://10.0.0.1/a.png', 'link-not-public'],
    ['https://169.254.169.254/latest/meta-data', 'link-not-public'],
    ['https://2130706433/a.png', 'link-not-public'],
    ['https://0x7f.1/a.png', 'link-not-public'],
    ['https://[::1]/a.png', 'link-not-public'],
    ['https://[::ffff:7f00:1]/a.png', 'link-not-public'],
    ['https://gone.example.test/a.png', 'offline'],
  ])('is not fetched: %s (%s)', async (url, expected) => {
    expect(await outcome(url, { allowLoopback: false })).toBe(expected);
  });

  it('is not fetched from this machine, unless in development', async () => {
    const { base, seen } = await serve((_, response) => response.end(picture(1)));
    expect(await outcome(`${base}/a.png`, { allowLoopback: false })).toBe('link-not-https');
    const secure = base.replace('http:', 'https:');
    expect(await outcome(`${secure}/a.png`, { allowLoopback: false })).toBe('link-not-public');
    expect(seen).toEqual([]);
  });

  it('is judged by every address that its host has', async () => {
    const mixed: Resolve = async () => [
      { address: '1.1.1.1', family: 4 },
      { address: '192.168.0.7', family: 4 },
    ];
    expect(await outcome('https://mixed.example.test/a.png', { resolve: mixed })).toBe(
      'link-not-public',
    );
  });

  it('does not lead a public host to this machine', async () => {
    const asked: string[] = [];
    const { base } = await serve((_, response) =>
      response.writeHead(302, { location: 'https://inner.example.test/' }).end(),
    );
    const resolve: Resolve = async (host) => {
      asked.push(host);
      return [{ address: '127.0.0.1', family: 4 }];
    };
    expect(await outcome(`${base}/`, { resolve })).toBe('link-not-public');
    expect(asked).toEqual(['inner.example.test']);
  });
});

describe('what is behind a link', () => {
  it.each<[string, RequestListener, string]>([
    ['a page', (_, response) => response.end('<!doctype html><p>hello</p>'), 'link-is-page'],
    [
      'a page without a beginning',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<div>hello</div>'),
      'link-is-page',
    ],
    [
      'a page by another name',
      (_, response) =>
        response
          .writeHead(200, { 'content-type': 'image/png' })
          .end('<!doctype html><meta property="og:image" content="/sea.png">'),
      'link-is-page',
    ],
    ['a drawing', (_, response) => response.end('<svg xmlns="x"></svg>'), 'link-no-file'],
    ['a program', (_, response) => response.end(Buffer.from('MZ\x90\0\x03\0\0\0')), 'link-no-file'],
    [
      'words that nobody calls a text',
      (_, response) => response.end('not for you'),
      'link-no-file',
    ],
    [
      'words in place of a picture',
      (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('no'),
      'link-no-file',
    ],
    ['nothing', (_, response) => response.end(), 'link-down'],
    ['a missing page', (_, response) => response.writeHead(404).end(picture(1)), 'link-gone'],
    ['gone', (_, response) => response.writeHead(410).end(), 'link-gone'],
    [
      'asked too much',
      (_, response) => response.writeHead(429, { 'retry-after': '60' }).end(),
      'link-busy',
    ],
    ['broken', (_, response) => response.writeHead(502).end('<html>'), 'link-down'],
    ['kept for members', (_, response) => response.writeHead(401).end(), 'link-refused'],
    ['no answer with a body', (_, response) => response.writeHead(204).end(), 'link-refused'],
    [
      'packed in an unknown way',
      (_, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end(picture(1)),
      'link-unreadable',
    ],
    [
      'packed three times',
      (_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip, gzip, gzip' }).end(picture(1)),
      'link-unreadable',
    ],
    ['a refusal', (_, response) => response.writeHead(403).end(picture(1)), 'link-refused'],
    ['too much', (_, response) => response.end(picture(1, 100_001)), 'too-large'],
    [
      'too much, unsaid',
      (_, response) => {
        response.write(picture(1, 60_000));
        response.end(picture(1, 60_000));
      },
      'too-large',
    ],
    [
      'a cut answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': 9_000 });
        response.write(picture(1, 5_000), () => response.destroy());
      },
      'link-cut',
    ],
    ['a cut connection', (request) => request.socket.destroy(), 'offline'],
  ])('is refused when it is %s', async (_name, listener, expected) => {
    const { base } = await serve(listener);
    expect(await outcome(`${base}/a.png`)).toBe(expected);
  });

  it('is not read on when its beginning is no picture', async () => {
    let sent = 0;
    const { base } = await serve((_, response) => {
      const more = () => {
        if (response.destroyed || sent > 50_000_000) return;
        sent += 16_384;
        response.write('a'.repeat(16_384), more);
      };
      more();
    });
    expect(await outcome(`${base}/`, { maxBytes: 1e9 })).toBe('link-no-file');
    expect(sent).toBeLessThan(20_000_000);
  });

  it('is given up when that is wanted', async () => {
    const { base } = await serve(() => {});
    const controller = new AbortController();
    const result = outcome(`${base}/`, {}, controller.signal);
    setTimeout(() => controller.abort(), 20);
    expect(await result).toBe('cancelled');
  });
});
