import { expect, test } from 'vitest';
import { createSystemRoutes } from '../../electron/network/systemRoutes.ts';
import { manualClock } from '../base/support/manualClock.ts';
import { failureOf } from '../base/support/testHttp.ts';

function rig(answer = 'PROXY proxy.test:1; DIRECT') {
  const clock = manualClock();
  const asked: [string, boolean][] = [];
  const state = { answer: async () => answer };
  const system = createSystemRoutes(async (url, anew) => {
    asked.push([url, anew]);
    return state.answer();
  }, clock);
  return { clock, asked, state, system };
}
const proxy = { kind: 'http', host: 'proxy.test', port: 1 };

test('connections that are made together ask once, and later ones again', async () => {
  const { system, asked, clock } = rig();
  const both = await Promise.all([system.routes('a.test', 443), system.routes('a.test', 443)]);
  expect(both).toEqual([
    [proxy, null],
    [proxy, null],
  ]);
  expect(asked).toEqual([['https://a.test/', false]]);
  clock.pass(31_000);
  await system.routes('a.test', 443);
  await system.routes('b.test', 8443);
  await system.routes('2001:db8::1', 443);
  expect(asked.slice(1).map(([url]) => url)).toEqual([
    'https://a.test/',
    'https://b.test:8443/',
    'https://[2001:db8::1]/',
  ]);
});

test('after a failure the settings are read anew, and what failed comes last for a while', async () => {
  const { system, asked, clock } = rig();
  await system.routes('a.test', 443);
  system.failed({ kind: 'http', host: 'proxy.test', port: 1 });
  expect(await system.routes('a.test', 443)).toEqual([null, proxy]);
  expect(asked.at(-1)).toEqual(['https://a.test/', true]);
  clock.pass(6 * 60_000);
  expect(await system.routes('a.test', 443)).toEqual([proxy, null]);
  expect(asked.at(-1)).toEqual(['https://a.test/', false]);
});

test('many connections that fail at once read the settings anew once, and again after a rest', async () => {
  const { system, asked, clock } = rig();
  const rereads = () => asked.filter(([, anew]) => anew).length;
  for (let failure = 0; failure < 20; failure += 1) {
    await system.routes('a.test', 443);
    system.failed(null);
  }
  expect(asked).toHaveLength(20);
  expect(rereads()).toBe(1);
  clock.pass(5_000);
  await system.routes('a.test', 443);
  expect(rereads()).toBe(2);
});

test.each(['', 'nonsense', 'QUIC a:1'])('%j is a script that gives no answer', async (answer) => {
  const { system, asked, state } = rig(answer);
  const script = { kind: 'proxy', cause: 'script', host: 'a.test', proxy: null };
  expect(await failureOf(system.routes('a.test', 443))).toMatchObject(script);
  // It is asked again at once, by settings that are read anew.
  state.answer = async () => 'DIRECT';
  expect(await system.routes('a.test', 443)).toEqual([null]);
  expect(asked.at(-1)).toEqual(['https://a.test/', true]);
});

test('a script that throws, or never answers, holds nothing up for ever', async () => {
  const { system, state, clock } = rig();
  state.answer = () => Promise.reject(new Error('no'));
  expect(await failureOf(system.routes('a.test', 443))).toMatchObject({ cause: 'script' });
  state.answer = () => new Promise(() => {});
  const late = failureOf(system.routes('a.test', 443));
  clock.pass(10_000);
  expect(await late).toMatchObject({ cause: 'script' });
});
