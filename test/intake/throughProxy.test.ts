import type { LookupAddress } from 'node:dns';
import { createSecureContext } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { tellType } from '../../electron/contentType/tellType.ts';
import type { Ways } from '../../electron/http/proxy/ways.ts';
import { fetchLink } from '../../electron/intake/fetchLink.ts';
import { openConnectProxy } from '../base/support/connectProxy.ts';
import { inspection } from '../base/support/inspection.ts';
import { openInspector } from '../base/support/inspector.ts';
import { serve } from '../base/support/loopback.ts';
import { failureOf } from '../base/support/testHttp.ts';
import { testWays } from '../base/support/testWays.ts';
import { picture } from '../uploads/support/uploadRig.ts';

const host = 'pictures.example.com';

/** Links behind a proxy that alone finds hosts, and what this machine's own DNS says. */
async function open(found: Readonly<Record<string, readonly string[]>> = {}) {
  const behind = await serve((request, response) => {
    if (request.url === '/away')
      response.writeHead(302, { location: 'https://10.0.0.8/a.png' }).end();
    else response.end(picture(1, 3_000));
  });
  const inspector = await openInspector({ [host]: behind });
  onTestFinished(inspector.close);
  const proxy = await openConnectProxy({ hosts: inspector.hosts });
  onTestFinished(proxy.close);
  const rig = testWays(`PROXY 127.0.0.1:${proxy.port}; DIRECT`);
  const trust = createSecureContext({ ca: inspection.authority });
  const ways: Ways = { ...rig.ways, trust: () => trust };
  const resolve = async (name: string): Promise<LookupAddress[]> => {
    const known = found[name];
    if (known === undefined) throw new Error('no such name');
    return known.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  const fetch = (url: string) =>
    fetchLink(
      url,
      { resolve, ways, allowLoopback: false, tellType, maxBytes: 100_000, version: '1.0.0' },
      new AbortController().signal,
    );
  return { fetch, proxy, rig };
}

test('a picture comes through the proxy, which finds a host that this machine does not', async () => {
  const { fetch, proxy } = await open();
  expect(await fetch(`https://${host}/a.png`)).toMatchObject({ name: 'a.png' });
  expect(proxy.state.asked).toEqual([`${host}:443`]);
});

test.each([
  'https://10.0.0.8/a.png',
  'https://127.0.0.1/a.png',
  'https://[::1]/a.png',
  'https://[fd00::1]/a.png',
  'https://169.254.169.254/latest',
  'https://intranet/a.png',
  'https://wiki.corp/a.png',
  'https://printer.local/a.png',
  'https://host.internal/a.png',
  'https://localhost/a.png',
  'https://sub.localhost./a.png',
  'https://knowninside.example.com/a.png',
  'https://halfinside.example.com/a.png',
])('no inner address is asked for through it: %s', async (url) => {
  const { fetch, proxy } = await open({
    'knowninside.example.com': ['10.1.2.3'],
    'halfinside.example.com': ['198.41.0.4', '192.168.0.1'],
  });
  expect(await failureOf(fetch(url))).toMatchObject({ detail: 'link-not-public' });
  expect(proxy.state.asked).toEqual([]);
});

test('nor by a redirect', async () => {
  const { fetch, proxy } = await open();
  expect(await failureOf(fetch(`https://${host}/away`))).toMatchObject({
    detail: 'link-not-public',
  });
  expect(proxy.state.asked).toEqual([`${host}:443`]);
});

test('a dead proxy is said, and nothing goes past it to an address that nobody judged', async () => {
  const { fetch, proxy } = await open();
  await proxy.close();
  expect(await failureOf(fetch(`https://${host}/a.png`))).toMatchObject({
    kind: 'proxy',
    cause: 'unreachable',
  });
});

test('credentials that it wants are asked for', async () => {
  const { fetch, proxy } = await open();
  proxy.state.wants = 'me:secret';
  expect(await failureOf(fetch(`https://${host}/a.png`))).toMatchObject({
    cause: 'credentials-needed',
  });
});
