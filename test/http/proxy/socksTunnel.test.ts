import { describe, expect, onTestFinished, test } from 'vitest';
import { openSocksProxy } from '../../base/support/socksProxy.ts';
import { failureOf } from '../../base/support/testHttp.ts';
import { host, openProxied, to } from './support/proxyRig.ts';

describe('SOCKS', () => {
  async function openSocks() {
    const rig = await openProxied();
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
