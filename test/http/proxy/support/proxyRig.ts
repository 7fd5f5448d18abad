import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../../electron/base/clock.ts';
import { basicAuthorization } from '../../../../electron/http/authorization.ts';
import { createHttp } from '../../../../electron/http/createHttp.ts';
import { type ConnectProxyOptions, openConnectProxy } from '../../../base/support/connectProxy.ts';
import { serve } from '../../../base/support/loopback.ts';
import { auth, recordingLog, signal } from '../../../base/support/testHttp.ts';
import { testWays } from '../../../base/support/testWays.ts';
import { good, type Identity, openTlsFront } from '../../../base/support/tlsFront.ts';

export const json = { 'content-type': 'application/json' };
export const host = 'files.test:443';
/** Every failure of a proxy on the way there. */
export const to = { kind: 'proxy', host: 'files.test' };

/** A host that only a proxy can find, and what speaks to it. */
export async function openProxied(
  options: Partial<ConnectProxyOptions> & { host?: Identity } = {},
) {
  const heard: { bodies: number[]; headers: Record<string, unknown>[] } = {
    bodies: [],
    headers: [],
  };
  let open: Promise<void> = Promise.resolve();
  /** Holds every answer back until what this gives is called. */
  const held = () => {
    let release = () => {};
    open = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  const behind = await serve((request, response) => {
    heard.headers.push(request.headers);
    buffer(request).then(
      async (body) => {
        await open;
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
    },
    { clock: systemClock, log, network: { ways: rig.ways } },
  );
  const get = () => http.json({ method: 'GET', path: 'a', schema: z.object({}), signal: signal() });
  return { heard, front, proxy, rig, log, http, get, hosts, held };
}
