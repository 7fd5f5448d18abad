import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  inTurn,
  isOwnMachine,
  originOf,
  parseProxyAddress,
  parseRoutes,
  type Route,
} from '../../../electron/http/proxy/routes.ts';

const proxy = { kind: 'http', host: 'proxy.test', port: 3128 } as const;

describe('what Chromium answers', () => {
  it.each<[string, readonly Route[]]>([
    ['DIRECT', [null]],
    ['PROXY proxy.test:3128', [proxy]],
    ['PROXY proxy.test:3128;DIRECT', [proxy, null]],
    [' HTTPS safe.test ; ', [{ kind: 'https', host: 'safe.test', port: 443 }]],
    ['PROXY plain.test', [{ kind: 'http', host: 'plain.test', port: 80 }]],
    ['HTTP plain.test:80', [{ kind: 'http', host: 'plain.test', port: 80 }]],
    ['SOCKS old.test:1', [{ kind: 'socks4', host: 'old.test', port: 1 }]],
    ['SOCKS5 new.test', [{ kind: 'socks5', host: 'new.test', port: 1080 }]],
    ['PROXY [2001:db8::1]:8080', [{ kind: 'http', host: '2001:db8::1', port: 8080 }]],
    ['DIRECT; DIRECT; PROXY proxy.test:3128; proxy PROXY.test:3128', [null, proxy]],
    // What is not understood is left out, and nothing is left where nothing was understood.
    ['QUIC quick.test:443; DIRECT', [null]],
    ['', []],
    ['PROXY', []],
    ['PROXY a b', []],
    ['PROXY user:pass@proxy.test:3128', []],
    ['PROXY proxy.test:0', []],
    ['PROXY proxy.test:65536', []],
    ['PROXY proxy.test/path', []],
    ['DIRECTLY', []],
  ])('%s', (answer, routes) => {
    expect(parseRoutes(answer)).toEqual(routes);
  });

  it('never throws, and never names a proxy that cannot be reached', () => {
    fc.assert(
      fc.property(fc.string(), (answer) => {
        for (const route of parseRoutes(answer)) {
          if (route !== null) expect(parseProxyAddress(originOf(route))).toEqual(route);
        }
      }),
    );
  });
});

describe('an address that a person writes', () => {
  it.each([
    ['proxy.test:3128', 'http://proxy.test:3128'],
    ['  http://proxy.test:3128/ ', 'http://proxy.test:3128'],
    ['https://proxy.test', 'https://proxy.test:443'],
    ['SOCKS5://proxy.test:1080', 'socks5://proxy.test:1080'],
    ['socks5h://proxy.test', 'socks5://proxy.test:1080'],
    ['192.0.2.1:8080', 'http://192.0.2.1:8080'],
    ['[::1]:8080', 'http://[::1]:8080'],
    ['proxy', 'http://proxy:80'],
  ])('%s', (text, origin) => {
    const found = parseProxyAddress(text);
    expect(found && originOf(found)).toBe(origin);
  });

  it.each([
    '',
    'http://',
    'me:secret@proxy.test:3128',
    'proxy.test:3128/wpad.dat',
    'ftp://a',
    'a b',
  ])('not %j', (text) => {
    expect(parseProxyAddress(text)).toBeNull();
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['[::1]', true],
  ['localhost', true],
  ['sub.localhost', true],
  ['localhost.', true],
  ['127.0.0.1.example.com', false],
  ['mylocalhost', false],
  ['api.plivo.com', false],
])('%s is this machine: %j', (host, own) => {
  expect(isOwnMachine(host)).toBe(own);
});

test('what failed lately is tried last, and everything is tried', () => {
  const routes: Route[] = [proxy, null];
  expect(inTurn(routes, (route) => route === proxy)).toEqual([null, proxy]);
  expect(inTurn(routes, () => true)).toEqual(routes);
  expect(inTurn(routes, () => false)).toEqual(routes);
});
