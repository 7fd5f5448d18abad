import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createMemoryVault } from '../../electron/accounts/memoryVault.ts';
import type { Vault } from '../../electron/accounts/vault.ts';
import { openDatabase } from '../../electron/database/database.ts';
import { createNetworkService } from '../../electron/network/networkService.ts';
import type { KeychainState } from '../../shared/contract/app.ts';
import { SatchelError } from '../../shared/failure.ts';
import { keychainUnavailable } from '../../shared/failures.ts';
import { manualClock } from '../base/support/manualClock.ts';
import { failureOf, recordingLog } from '../base/support/testHttp.ts';

const secret = 'canary-2d7f';
const signIn = { name: 'me', password: secret };

function rig() {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-network-'));
  const database = openDatabase(join(dir, 'library.sqlite'));
  onTestFinished(() => {
    database.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const kept = createMemoryVault();
  const state = {
    locked: false,
    /** What the keychain is asked for waits for this. */
    slow: Promise.resolve(),
    reads: 0,
    keychain: { state: 'ready' } as KeychainState,
    changes: 0,
    answer: 'DIRECT',
  };
  const failure = keychainUnavailable('locked');
  const guarded = <T>(work: () => Promise<T>): Promise<T> =>
    state.locked ? Promise.reject(new SatchelError(failure)) : work();
  const vault: Vault = {
    ...kept,
    write: (key, text) => guarded(() => kept.write(key, text)),
    remove: (key) => guarded(() => kept.remove(key)),
    read(key) {
      state.reads += 1;
      return guarded(async () => {
        const found = await kept.read(key);
        await state.slow;
        return found;
      });
    },
  };
  const log = recordingLog();
  const clock = manualClock();
  const start = () =>
    createNetworkService({
      database,
      vault,
      keychainState: () => state.keychain,
      clock,
      log,
      resolveProxy: async () => state.answer,
      authorities: async () => [],
      onChanged: () => {
        state.changes += 1;
      },
    });
  const rows = () => JSON.stringify(database.prepare('SELECT * FROM settings').all());
  return { state, kept, log, clock, start, rows };
}
const proxy = { kind: 'http', host: 'proxy.test', port: 3128 } as const;
const named = { mode: 'named', address: 'proxy.test:3128' } as const;

test('at first the system’s settings are used', async () => {
  const { start, state } = rig();
  const { ways, service } = start();
  state.answer = 'PROXY proxy.test:3128';
  expect(await service.state(undefined)).toEqual({ mode: 'system', address: null, signIn: null });
  expect(await ways.routes('api.plivo.com', 443)).toEqual([proxy]);
  for (const own of ['127.0.0.1', '::1', 'localhost']) {
    expect(await ways.routes(own, 443)).toEqual([null]);
  }
});

test('what is chosen is used at once, and after a restart', async () => {
  const { start, state } = rig();
  state.answer = 'PROXY other.test:1';
  const first = start();
  const before = first.ways.version();
  await first.service.choose(named);
  expect(first.ways.version()).not.toBe(before);
  expect(state.changes).toBe(1);
  expect(await first.ways.routes('api.plivo.com', 443)).toEqual([proxy]);
  const second = start();
  expect(await second.ways.routes('api.plivo.com', 443)).toEqual([proxy]);
  expect(await second.ways.routes('127.0.0.1', 443)).toEqual([null]);
  await second.service.choose({ mode: 'none' });
  expect(await second.ways.routes('api.plivo.com', 443)).toEqual([null]);
});

test('credentials are for that proxy alone, and in no table, log or answer', async () => {
  const { start, rows, log } = rig();
  const { ways, service } = start();
  const told = await service.choose({ ...named, signIn });
  expect(told.signIn).toEqual({ proxy: 'http://proxy.test:3128', store: 'keychain' });
  expect(await ways.credentials(proxy)).toEqual(signIn);
  for (const other of [
    { ...proxy, port: 3129 },
    { ...proxy, host: 'proxy.test.evil.test' },
    { ...proxy, kind: 'https' as const },
  ]) {
    expect(await ways.credentials(other)).toBeNull();
  }
  expect(rows() + JSON.stringify([told, log.lines])).not.toContain(secret);
  const again = start();
  expect(await again.ways.credentials(proxy)).toEqual(signIn);
});

test('those for the system’s proxy are bound to the one that asked', async () => {
  const { start } = rig();
  const { ways, service } = start();
  await service.choose({ mode: 'system', signIn: { ...signIn, proxy: 'http://proxy.test:3128' } });
  expect(await ways.credentials(proxy)).toEqual(signIn);
  const none = service.choose({ mode: 'system', signIn: { ...signIn, proxy: 'me:x@proxy.test' } });
  expect(await failureOf(none)).toMatchObject({ kind: 'invalid-input' });
});

test.each([
  ['another proxy', { mode: 'named', address: 'other.test:1' }],
  ['no proxy', { mode: 'none' }],
  ['signing out', { ...named, signIn: null }],
] as const)('with %s they are removed', async (_, choice) => {
  const { start, kept } = rig();
  const { ways, service } = start();
  await service.choose({ ...named, signIn });
  expect((await service.choose(choice)).signIn).toBeNull();
  expect(await ways.credentials(proxy)).toBeNull();
  expect(await kept.read('proxy')).toBeNull();
});

test('that cannot be removed now stay with their proxy, and it is said', async () => {
  const { start, state } = rig();
  const { ways, service } = start();
  await service.choose({ ...named, signIn });
  state.locked = true;
  expect(await failureOf(service.choose({ mode: 'none' }))).toMatchObject({ cause: 'locked' });
  expect(await ways.routes('api.plivo.com', 443)).toEqual([proxy]);
  expect((await service.state(undefined)).mode).toBe('named');
});

test('without a keychain they are kept for the session, and asked for after it', async () => {
  const { start, state, rows } = rig();
  state.locked = true;
  const first = start();
  expect((await first.service.choose({ ...named, signIn })).signIn?.store).toBe('session');
  expect(await first.ways.credentials(proxy)).toEqual(signIn);
  expect(rows()).not.toContain(secret);
  expect(await start().ways.credentials(proxy)).toBeNull();
});

test('a locked keychain is asked once, said, and asked again when it is open', async () => {
  const { start, state } = rig();
  await start().service.choose({ ...named, signIn });
  state.locked = true;
  state.keychain = { state: 'unavailable', failure: keychainUnavailable('locked') };
  state.reads = 0;
  const { ways } = start();
  const asked = () => failureOf(ways.credentials(proxy));
  const failures = await Promise.all([asked(), asked(), asked()]);
  expect(failures).toEqual(failures.map(() => keychainUnavailable('locked')));
  await asked();
  // Each read of a locked keychain would open a prompt.
  expect(state.reads).toBe(1);
  state.locked = false;
  state.keychain = { state: 'ready' };
  expect(await ways.credentials(proxy)).toEqual(signIn);
});

test.each([
  ['others', { ...named, signIn: { name: 'you', password: 'b' } }, { name: 'you', password: 'b' }],
  ['none', { ...named, signIn: null }, null],
] as const)(
  '%s that were chosen while a slow keychain was read are what counts',
  async (_, choice, after) => {
    const { start, state } = rig();
    await start().service.choose({ ...named, signIn });
    let answer = () => {};
    state.slow = new Promise((resolve) => {
      answer = resolve;
    });
    const { ways, service } = start();
    const asked = ways.credentials(proxy);
    await expect.poll(() => state.reads).toBe(1);
    await service.choose(choice);
    answer();
    await asked;
    expect(await ways.credentials(proxy)).toEqual(after);
  },
);

test('those of before a keychain was locked do not stay in it for ever', async () => {
  const { start, state, kept } = rig();
  const { service } = start();
  await service.choose({ ...named, signIn });
  state.locked = true;
  await service.choose({ ...named, signIn: { name: 'you', password: 'b' } });
  state.locked = false;
  await service.choose({ mode: 'none' });
  expect(await kept.read('proxy')).toBeNull();
});

test.each([
  [
    'an address with a password in it',
    { mode: 'named', address: 'me:x@proxy.test:1' },
    'proxyAddress',
  ],
  ['no address', { mode: 'named' }, 'proxyAddress'],
  ['a name with a colon', { ...named, signIn: { ...signIn, name: 'a:b' } }, 'proxyName'],
  [
    'a password with a line break',
    { ...named, signIn: { ...signIn, password: 'a\r\nX: y' } },
    'proxyPassword',
  ],
] as const)('%s is refused at its field, and nothing is changed', async (_, choice, field) => {
  const { start, state } = rig();
  const { service } = start();
  expect(await failureOf(service.choose(choice))).toMatchObject({ kind: 'invalid-input', field });
  expect((await service.state(undefined)).mode).toBe('system');
  expect(state.changes).toBe(0);
});
