import { describe, expect, test } from 'vitest';
import { badIdentities } from '../../base/support/badIdentities.ts';
import { certificates } from '../../base/support/certificates.ts';
import { failureOf } from '../../base/support/testHttp.ts';
import { good } from '../../base/support/tlsFront.ts';
import { host, openProxied, to } from './support/proxyRig.ts';

describe('TLS', () => {
  test('of an inspecting company is believed once the system’s authorities are known', async () => {
    const { get, rig, front } = await openProxied();
    rig.state.trusts = 'when-asked';
    expect(await get()).toEqual({});
    expect(rig.state.learnt).toBe(1);
    // The first handshake was given up before anything was said.
    expect(front.state.taken).toBe(2);
  });

  test('of an authority that nobody trusts is refused by its name', async () => {
    const { get, rig, front } = await openProxied();
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
    const { get, front } = await openProxied({ host: bad });
    expect(await failureOf(get())).toMatchObject({ kind: 'provider-down', cause: 'tls' });
    expect(front.state.heardBytes).toBe(0);
  });

  test('to the proxy itself', async () => {
    const { proxy, get, rig } = await openProxied({ identity: good });
    rig.state.answer = `HTTPS 127.0.0.1:${proxy.port}`;
    expect(await get()).toEqual({});
    expect(proxy.state.asked).toEqual([host]);
  });

  test('to a proxy that is not who it should be', async () => {
    const { proxy, get, rig } = await openProxied({
      identity: { cert: certificates.otherHost, key: certificates.key },
    });
    rig.state.answer = `HTTPS 127.0.0.1:${proxy.port}`;
    expect(await failureOf(get())).toMatchObject({ ...to, cause: 'tls' });
    expect(proxy.state.asked).toEqual([]);
  });
});
