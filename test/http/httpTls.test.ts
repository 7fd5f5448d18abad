import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../electron/base/clock.ts';
import { silentLog } from '../../electron/base/log.ts';
import { basicAuthorization } from '../../electron/http/authorization.ts';
import { createHttp } from '../../electron/http/createHttp.ts';
import type { Network } from '../../electron/http/httpTransport.ts';
import { badIdentities } from '../base/support/badIdentities.ts';
import { certificates } from '../base/support/certificates.ts';
import { serve } from '../base/support/loopback.ts';
import { auth, failureOf, signal } from '../base/support/testHttp.ts';
import { good, type Identity, openTlsFront } from '../base/support/tlsFront.ts';

const trusting: Network = { ca: certificates.authority };
const insecurely = 'NODE_TLS_REJECT_UNAUTHORIZED';

async function open(identity: Identity, network?: Network) {
  const behind = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  );
  const front = await openTlsFront(behind, identity);
  onTestFinished(front.close);
  const ask = (origin: string) => {
    const deps = { clock: systemClock, log: silentLog, ...(network && { network }) };
    const http = createHttp(
      {
        baseUrl: `${origin}/v1`,
        authorization: basicAuthorization(auth.username, auth.password),
      },
      deps,
    );
    return http.json({ method: 'GET', path: 'a', schema: z.object({}), signal: signal() });
  };
  return { front, ask };
}

/** For the rest of the test nothing is verified where nobody insists on it. */
function weakenEnvironment(): void {
  const before = process.env[insecurely];
  process.env[insecurely] = '0';
  onTestFinished(() => {
    if (before === undefined) delete process.env[insecurely];
    else process.env[insecurely] = before;
  });
}

describe('a certificate', () => {
  test('of an authority that is trusted is believed', async () => {
    const { front, ask } = await open(good, trusting);
    expect(await ask(front.origin)).toEqual({});
    expect(front.state.heardBytes).toBeGreaterThan(0);
  });

  test('of an authority that this machine does not know is not', async () => {
    weakenEnvironment();
    const { front, ask } = await open(good);
    expect(await failureOf(ask(front.origin))).toMatchObject({ cause: 'tls' });
    expect(front.state).toMatchObject({ taken: 1, heardBytes: 0 });
  });

  test.each(badIdentities)('%s is not believed, whatever the environment says', async (_, bad) => {
    weakenEnvironment();
    const { front, ask } = await open(bad, trusting);
    const failure = { kind: 'provider-down', cause: 'tls', status: null, retryAfterMs: null };
    expect(await failureOf(ask(front.origin))).toEqual(failure);
    // Nothing came through: neither the question nor the secret in its head.
    expect(front.state).toMatchObject({ taken: 1, heardBytes: 0 });
  });
});

test('a name that cannot be found at first is asked for again', async () => {
  const asked: string[] = [];
  const { front, ask } = await open(good, {
    ...trusting,
    lookup: (name, options, found) => {
      asked.push(name);
      if (asked.length > 1) return found(null, [{ address: '127.0.0.1', family: 4 }]);
      const error = Object.assign(new Error('not now'), { code: 'EAI_AGAIN', ...options });
      return found(error, '');
    },
  });
  const origin = `https://files.test:${front.port}`;
  const host = `files.test:${front.port}`;
  expect(await failureOf(ask(origin))).toEqual({ kind: 'offline', host });
  expect(front.state.taken).toBe(0);
  expect(await ask(origin)).toEqual({});
  expect(asked).toEqual(['files.test', 'files.test']);
});
