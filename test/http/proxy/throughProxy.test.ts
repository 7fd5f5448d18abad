import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../electron/base/clock.ts';
import { basicAuthorization } from '../../../electron/http/authorization.ts';
import { createHttp } from '../../../electron/http/createHttp.ts';
import { deadOrigin, serve, serveRaw } from '../../base/support/loopback.ts';
import { failureOf, recordingLog, signal } from '../../base/support/testHttp.ts';
import { testWays } from '../../base/support/testWays.ts';
import { host, json, openProxied, to } from './support/proxyRig.ts';

test('a host is reached through the proxy, which hears nothing but its name', async () => {
  const { heard, proxy, get, rig } = await openProxied();
  expect(await get()).toEqual({});
  expect(proxy.state).toMatchObject({ asked: [host], credentials: [null], others: [] });
  expect(rig.state.askedFor).toEqual([host]);
  expect(heard.headers[0]).toMatchObject({ host: 'files.test', authorization: /^Basic / });
  expect(JSON.stringify(heard.headers)).not.toContain('proxy-authorization');
});

test('a tunnel is used again, and not after another way was chosen', async () => {
  const { proxy, get, rig } = await openProxied();
  await get();
  await get();
  expect(proxy.state.open).toBe(1);
  rig.state.version += 1;
  await get();
  expect(proxy.state.open).toBe(2);
});

test('a tunnel that was at work when another way was chosen is not used again', async () => {
  const { proxy, get, rig, held } = await openProxied();
  const release = held();
  const first = get();
  await expect.poll(() => proxy.state.open).toBe(1);
  rig.state.version += 1;
  release();
  await first;
  await get();
  expect(proxy.state.open).toBe(2);
});

test('what waits for its turn while another way is chosen gets it', async () => {
  const { heard, get, rig, held } = await openProxied();
  const release = held();
  const first = Array.from({ length: 16 }, get);
  await expect.poll(() => heard.headers.length).toBe(16);
  const waiting = Array.from({ length: 4 }, get);
  rig.state.version += 1;
  release();
  expect(await Promise.all([...first, ...waiting])).toHaveLength(20);
});

test('this machine itself is never reached through a proxy', async () => {
  const rig = testWays('PROXY 127.0.0.1:1');
  const origin = await serve((_, response) => response.writeHead(200, json).end('{}'));
  const http = createHttp(
    { baseUrl: `${origin}/v1`, authorization: basicAuthorization('a', 'b') },
    { clock: systemClock, log: recordingLog(), network: { ways: rig.ways } },
  );
  const asked = http.json({ method: 'GET', path: 'a', schema: z.object({}), signal: signal() });
  expect(await asked).toEqual({});
  expect(rig.state.askedFor).toEqual([]);
});

describe('credentials', () => {
  const secret = 'canary-proxy-91c2';

  test('go to the proxy that wants them, and no further', async () => {
    const { heard, proxy, get, rig, log } = await openProxied();
    proxy.state.wants = `me:${secret}`;
    rig.state.credentials = { name: 'me', password: secret };
    expect(await get()).toEqual({});
    expect(JSON.stringify([heard.headers, log.lines])).not.toContain(secret);
    expect(JSON.stringify(heard.headers)).not.toContain(
      Buffer.from(`me:${secret}`).toString('base64'),
    );
  });

  test('that are wanted and not there are asked for', async () => {
    const { proxy, get, heard } = await openProxied();
    proxy.state.wants = 'me:secret';
    expect(await failureOf(get())).toEqual({
      ...to,
      cause: 'credentials-needed',
      proxy: `http://127.0.0.1:${proxy.port}`,
      status: 407,
      said: null,
    });
    expect(heard.headers).toEqual([]);
  });

  test('that the proxy does not take are said to be wrong, and no failure repeats them', async () => {
    const { proxy, get, rig, log } = await openProxied();
    proxy.state.wants = 'me:another';
    rig.state.credentials = { name: 'me', password: secret };
    const failure = await failureOf(get());
    expect(failure).toMatchObject({ cause: 'credentials-refused', status: 407 });
    expect(JSON.stringify([failure, log.lines])).not.toContain(secret);
  });

  test.each([
    ['Negotiate', 'Negotiate'],
    [['Negotiate', 'NTLM'], 'Negotiate, NTLM'],
    ['NTLM TlRMTVNTUAACAA==, Negotiate', 'NTLM, Negotiate'],
    ['Digest realm="a, Basic b", qop="auth"', 'Digest'],
  ])('are not pretended where the proxy takes %j alone', async (challenge, said) => {
    const { proxy, get } = await openProxied();
    proxy.state.wants = 'me:secret';
    proxy.state.challenge = challenge;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'sign-in-unknown', said });
  });

  test.each([['Negotiate, Basic realm="x"'], [['NTLM', 'Basic realm="x"']], ['basic']])(
    'are asked for where it takes them beside others: %j',
    async (challenge) => {
      const { proxy, get } = await openProxied();
      proxy.state.wants = 'me:secret';
      proxy.state.challenge = challenge;
      expect(await failureOf(get())).toMatchObject({ cause: 'credentials-needed' });
    },
  );
});

describe('what a proxy answers is never taken for the provider’s', () => {
  test.each([
    [403, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [302, 'refused'],
    [429, 'refused'],
    [502, 'no-way-on'],
    [503, 'no-way-on'],
    [504, 'no-way-on'],
    [199, 'no-proxy'],
  ])('%i', async (status, cause) => {
    const { proxy, get } = await openProxied();
    proxy.state.answer = status;
    expect(await failureOf(get())).toMatchObject({ ...to, cause, status });
  });

  test('nobody there', async () => {
    const { get, rig } = await openProxied();
    const dead = new URL(await deadOrigin());
    rig.state.answer = `PROXY ${dead.host}`;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'unreachable', status: null });
  });

  test('something that is no proxy', async () => {
    const { get, rig } = await openProxied();
    const other = await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    rig.state.answer = `PROXY ${new URL(other).host}`;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'no-proxy' });
  });

  test('a web server', async () => {
    const { get, rig } = await openProxied();
    const web = await serve((_, response) => response.writeHead(200, json).end('{}'));
    rig.state.answer = `PROXY ${new URL(web).host}`;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'unreachable' });
  });

  test('one that speaks first in the host’s name', async () => {
    const { get, rig } = await openProxied();
    const liar = await serveRaw((socket) =>
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}')),
    );
    rig.state.answer = `PROXY ${new URL(liar).host}`;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'no-proxy' });
  });
});

describe('several ways', () => {
  test('are tried in turn until one is there', async () => {
    const { get, rig, proxy } = await openProxied();
    const dead = new URL(await deadOrigin());
    rig.state.answer = `PROXY ${dead.host}; PROXY 127.0.0.1:${proxy.port}; DIRECT`;
    expect(await get()).toEqual({});
    expect(rig.state.failed).toMatchObject([{ port: Number(dead.port) }]);
  });

  test('are not tried past one that answered', async () => {
    const { get, rig, proxy } = await openProxied();
    proxy.state.answer = 403;
    rig.state.answer = `PROXY 127.0.0.1:${proxy.port}; PROXY 127.0.0.1:${proxy.port + 1}`;
    expect(await failureOf(get())).toMatchObject({ cause: 'refused' });
    expect(rig.state.failed).toEqual([]);
  });

  test('that all lead nowhere are told by the first', async () => {
    const { get, rig } = await openProxied();
    const [one, two] = [new URL(await deadOrigin()), new URL(await deadOrigin())];
    rig.state.answer = `PROXY ${one.host}; PROXY ${two.host}`;
    expect(await failureOf(get())).toMatchObject({ proxy: `http://${one.host}` });
  });
});
