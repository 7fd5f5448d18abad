import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../electron/base/clock.ts';
import { basicAuthorization } from '../../../electron/http/authorization.ts';
import { createHttp } from '../../../electron/http/createHttp.ts';
import { encodeMultipart } from '../../../electron/http/multipart.ts';
import { badIdentities } from '../../base/support/badIdentities.ts';
import { certificates } from '../../base/support/certificates.ts';
import { type ConnectProxyOptions, openConnectProxy } from '../../base/support/connectProxy.ts';
import { deadOrigin, serve, serveRaw } from '../../base/support/loopback.ts';
import { openSocksProxy } from '../../base/support/socksProxy.ts';
import { auth, failureOf, recordingLog, signal } from '../../base/support/testHttp.ts';
import { testWays } from '../../base/support/testWays.ts';
import { good, type Identity, openTlsFront } from '../../base/support/tlsFront.ts';

const json = { 'content-type': 'application/json' };
const host = 'files.test:443';
const to = { kind: 'proxy', host: 'files.test' };

/** A host that only a proxy can find, and what speaks to it. */
async function open(options: Partial<ConnectProxyOptions> & { host?: Identity } = {}) {
  const heard: { bodies: number[]; headers: Record<string, unknown>[] } = {
    bodies: [],
    headers: [],
  };
  const behind = await serve((request, response) => {
    heard.headers.push(request.headers);
    buffer(request).then(
      (body) => {
        heard.bodies.push(body.length);
        response.writeHead(200, json).end('{}');
      },
      () => {},
    );
  });
  const front = await openTlsFront(behind, options.host ?? good);
  onTestFinished(front.close);
  const hosts = { [host]: front.origin };
  const proxy = await openConnectProxy({ hosts, ...options });
  onTestFinished(proxy.close);
  const rig = testWays(`PROXY 127.0.0.1:${proxy.port}`);
  const log = recordingLog();
  const http = createHttp(
    {
      baseUrl: 'https://files.test/v1',
      authorization: basicAuthorization(auth.username, auth.password),
      mediaOrigins: [],
    },
    { clock: systemClock, log, network: { ways: rig.ways } },
  );
  const get = () => http.json({ method: 'GET', path: 'a', schema: z.object({}), signal: signal() });
  return { heard, front, proxy, rig, log, http, get, hosts };
}

test('a host is reached through the proxy, which hears nothing but its name', async () => {
  const { heard, proxy, get, rig } = await open();
  expect(await get()).toEqual({});
  expect(proxy.state).toMatchObject({ asked: [host], credentials: [null], others: [] });
  expect(rig.state.askedFor).toEqual([host]);
  expect(heard.headers[0]).toMatchObject({ host: 'files.test', authorization: /^Basic / });
  expect(JSON.stringify(heard.headers)).not.toContain('proxy-authorization');
});

test('a tunnel is used again, and not after another way was chosen', async () => {
  const { proxy, get, rig } = await open();
  await get();
  await get();
  expect(proxy.state.open).toBe(1);
  rig.state.version += 1;
  await get();
  expect(proxy.state.open).toBe(2);
});

test('this machine itself is never reached through a proxy', async () => {
  const rig = testWays('PROXY 127.0.0.1:1');
  const origin = await serve((_, response) => response.writeHead(200, json).end('{}'));
  const http = createHttp(
    { baseUrl: `${origin}/v1`, authorization: basicAuthorization('a', 'b'), mediaOrigins: [] },
    { clock: systemClock, log: recordingLog(), network: { ways: rig.ways } },
  );
  const asked = http.json({ method: 'GET', path: 'a', schema: z.object({}), signal: signal() });
  expect(await asked).toEqual({});
  expect(rig.state.askedFor).toEqual([]);
});

describe('credentials', () => {
  const secret = 'canary-proxy-91c2';

  test('go to the proxy that wants them, and no further', async () => {
    const { heard, proxy, get, rig, log } = await open();
    proxy.state.wants = `me:${secret}`;
    rig.state.credentials = { name: 'me', password: secret };
    expect(await get()).toEqual({});
    expect(JSON.stringify([heard.headers, log.lines])).not.toContain(secret);
    expect(JSON.stringify(heard.headers)).not.toContain(
      Buffer.from(`me:${secret}`).toString('base64'),
    );
  });

  test('that are wanted and not there are asked for', async () => {
    const { proxy, get, heard } = await open();
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
    const { proxy, get, rig, log } = await open();
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
    const { proxy, get } = await open();
    proxy.state.wants = 'me:secret';
    proxy.state.challenge = challenge;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'sign-in-unknown', said });
  });

  test.each([['Negotiate, Basic realm="x"'], [['NTLM', 'Basic realm="x"']], ['basic']])(
    'are asked for where it takes them beside others: %j',
    async (challenge) => {
      const { proxy, get } = await open();
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
    const { proxy, get } = await open();
    proxy.state.answer = status;
    expect(await failureOf(get())).toMatchObject({ ...to, cause, status });
  });

  test('nobody there', async () => {
    const { get, rig } = await open();
    const dead = new URL(await deadOrigin());
    rig.state.answer = `PROXY ${dead.host}`;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'unreachable', status: null });
  });

  test('something that is no proxy', async () => {
    const { get, rig } = await open();
    const other = await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    rig.state.answer = `PROXY ${new URL(other).host}`;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'no-proxy' });
  });

  test('a web server', async () => {
    const { get, rig } = await open();
    const web = await serve((_, response) => response.writeHead(200, json).end('{}'));
    rig.state.answer = `PROXY ${new URL(web).host}`;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'unreachable' });
  });

  test('one that speaks first in the host’s name', async () => {
    const { get, rig } = await open();
    const liar = await serveRaw((socket) =>
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}')),
    );
    rig.state.answer = `PROXY ${new URL(liar).host}`;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'no-proxy' });
  });
});

describe('several ways', () => {
  test('are tried in turn until one is there', async () => {
    const { get, rig, proxy } = await open();
    const dead = new URL(await deadOrigin());
    rig.state.answer = `PROXY ${dead.host}; PROXY 127.0.0.1:${proxy.port}; DIRECT`;
    expect(await get()).toEqual({});
    expect(rig.state.failed).toMatchObject([{ port: Number(dead.port) }]);
  });

  test('are not tried past one that answered', async () => {
    const { get, rig, proxy } = await open();
    proxy.state.answer = 403;
    rig.state.answer = `PROXY 127.0.0.1:${proxy.port}; PROXY 127.0.0.1:${proxy.port + 1}`;
    expect(await failureOf(get())).toMatchObject({ cause: 'refused' });
    expect(rig.state.failed).toEqual([]);
  });

  test('that all lead nowhere are told by the first', async () => {
    const { get, rig } = await open();
    const [one, two] = [new URL(await deadOrigin()), new URL(await deadOrigin())];
    rig.state.answer = `PROXY ${one.host}; PROXY ${two.host}`;
    expect(await failureOf(get())).toMatchObject({ proxy: `http://${one.host}` });
  });
});

describe('TLS', () => {
  test('of an inspecting company is believed once the system’s authorities are known', async () => {
    const { get, rig, front } = await open();
    rig.state.trusts = 'when-asked';
    expect(await get()).toEqual({});
    expect(rig.state.learnt).toBe(1);
    // The first handshake was given up before anything was said.
    expect(front.state.taken).toBe(2);
  });

  test('of an authority that nobody trusts is refused by its name', async () => {
    const { get, rig, front } = await open();
    rig.state.trusts = 'never';
    expect(await failureOf(get())).toEqual({
      kind: 'provider-down',
      cause: 'tls',
      status: null,
      retryAfterMs: null,
      issuer: 'Test authority',
    });
    expect(front.state.heardBytes).toBe(0);
  });

  test.each(badIdentities)('%s is not believed behind a proxy either', async (_, bad) => {
    const { get, front } = await open({ host: bad });
    expect(await failureOf(get())).toMatchObject({ kind: 'provider-down', cause: 'tls' });
    expect(front.state.heardBytes).toBe(0);
  });

  test('to the proxy itself', async () => {
    const { proxy, get, rig } = await open({ identity: good });
    rig.state.answer = `HTTPS 127.0.0.1:${proxy.port}`;
    expect(await get()).toEqual({});
    expect(proxy.state.asked).toEqual([host]);
  });

  test('to a proxy that is not who it should be', async () => {
    const { proxy, get, rig } = await open({
      identity: { cert: certificates.otherHost, key: certificates.key },
    });
    rig.state.answer = `HTTPS 127.0.0.1:${proxy.port}`;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'tls' });
    expect(proxy.state.asked).toEqual([]);
  });
});

describe('SOCKS', () => {
  async function openSocks() {
    const rig = await open();
    const socks = await openSocksProxy(rig.hosts);
    onTestFinished(socks.close);
    rig.rig.state.answer = `SOCKS5 127.0.0.1:${socks.port}`;
    return { ...rig, socks };
  }

  test('leads to the host, whose name the proxy looks up', async () => {
    const { get, socks } = await openSocks();
    expect(await get()).toEqual({});
    expect(socks.state.asked).toEqual([host]);
  });

  test('with a name and a password', async () => {
    const { get, socks, rig } = await openSocks();
    socks.state.wants = 'me:secret';
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'credentials-needed' });
    rig.state.credentials = { name: 'me', password: 'wrong' };
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'credentials-refused' });
    rig.state.credentials = { name: 'me', password: 'secret' };
    expect(await get()).toEqual({});
  });

  test.each([
    [2, 'refused'],
    [1, 'no-way-on'],
    [4, 'no-way-on'],
    [5, 'no-way-on'],
  ])('that answers %i', async (reply, cause) => {
    const { get, socks } = await openSocks();
    socks.state.reply = reply;
    expect(await failureOf(get())).toMatchObject({ ...to, cause });
  });
});

describe('an upload', () => {
  async function upload(bytes = Buffer.alloc(1_200_000, 7)) {
    const rig = await open();
    const commits: number[] = [];
    const progress: number[] = [];
    const send = () => {
      const form = encodeMultipart(
        [
          {
            field: 'file',
            name: 'a.png',
            contentType: 'image/png',
            sizeBytes: bytes.length,
            open: () => Readable.from([bytes]),
          },
        ],
        {
          onProgress: (_, sent) => progress.push(sent),
          beforeCommit: async () => void commits.push(rig.heard.bodies.length),
        },
      );
      const answer = rig.http.send({
        path: 'things/',
        contentType: form.contentType,
        contentLength: form.contentLength,
        body: form.body,
        schema: z.object({}),
        signal: signal(),
        onConnected: form.start,
      });
      return { form, answer };
    };
    return { ...rig, commits, progress, send };
  }

  test('goes through whole, its last bytes after the commit', async () => {
    const { send, commits, heard, progress } = await upload();
    const { form, answer } = send();
    expect(await answer).toEqual({});
    expect(heard.bodies).toEqual([form.contentLength]);
    // Nobody had the whole of it when it was asked whether it may go.
    expect(commits).toEqual([0]);
    expect(progress.at(-1)).toBe(1_200_000);
  });

  test.each(['dead', 'wants credentials', 'untrusted'])(
    'counts nothing and asks for no commit where the way is barred: %s',
    async (barred) => {
      const { send, commits, progress, proxy, rig, heard } = await upload();
      if (barred === 'dead') rig.state.answer = `PROXY ${new URL(await deadOrigin()).host}`;
      if (barred === 'wants credentials') proxy.state.wants = 'me:secret';
      if (barred === 'untrusted') rig.state.trusts = 'never';
      const { form, answer } = send();
      await failureOf(answer);
      expect({ commits, progress, heard: heard.bodies }).toEqual({
        commits: [],
        progress: [],
        heard: [],
      });
      expect(form.committed()).toBe(false);
    },
  );

  test('that the proxy cuts in the middle is not committed', async () => {
    const { send, commits, proxy, heard } = await upload();
    proxy.state.cutAfterBytes = 300_000;
    const { form, answer } = send();
    expect(await failureOf(answer)).toMatchObject({ cause: 'cut-answer' });
    expect({ commits, committed: form.committed(), heard: heard.bodies }).toEqual({
      commits: [],
      committed: false,
      heard: [],
    });
  });

  test('that is cut before the answer is committed and in doubt', async () => {
    const { send, proxy, front } = await upload();
    front.state.cutAnswer = true;
    const { form, answer } = send();
    expect(await failureOf(answer)).toMatchObject({ cause: 'cut-answer' });
    expect(form.committed()).toBe(true);
    expect(proxy.state.asked).toEqual([host]);
  });

  test('whose kept tunnel is gone goes through a new one', async () => {
    const { send, get, proxy, heard } = await upload();
    await get();
    proxy.cutAll();
    const { answer } = send();
    expect(await answer).toEqual({});
    expect(proxy.state.open).toBe(2);
    expect(heard.bodies).toHaveLength(2);
  });

  test('waits for the system’s authorities and loses nothing', async () => {
    const { send, rig, heard } = await upload();
    rig.state.trusts = 'when-asked';
    const { form, answer } = send();
    expect(await answer).toEqual({});
    expect(heard.bodies).toEqual([form.contentLength]);
  });
});
