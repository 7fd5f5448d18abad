import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createKeychainVault } from '../../electron/accounts/keychainVault.ts';
import type { KeychainState } from '../../shared/contract/app.ts';
import { type ForkedChild, forkedChild } from './support/forkedChild.ts';
import { freshFolder } from './support/freshFolder.ts';
import { handClock } from './support/handClock.ts';
import { bundleKeychainProcess, modules } from './support/keychainBundle.ts';
import { openKeyring } from './support/keyring.ts';

let bundleFolder = '';
let bundle = '';

beforeAll(async () => {
  bundleFolder = mkdtempSync(join(tmpdir(), 'satchel-keychain-'));
  bundle = await bundleKeychainProcess(bundleFolder);
});
afterAll(() => rmSync(bundleFolder, { recursive: true, force: true }));

function openVault(env: NodeJS.ProcessEnv, path = bundle) {
  const clock = handClock();
  const states: KeychainState[] = [];
  const children: ForkedChild[] = [];
  const vault = createKeychainVault({
    spawn() {
      const child = forkedChild(path, { ...env, NODE_PATH: modules });
      children.push(child);
      return child;
    },
    service: 'Satchel',
    clock: clock.clock,
    onState: (state) => states.push(state),
  });
  onTestFinished(() => vault.close());
  return { vault, states, children, clock };
}

async function openRealKeyring() {
  const keyring = await openKeyring(freshFolder());
  onTestFinished(keyring.close);
  await keyring.start();
  return keyring;
}

const unavailable = (cause: string) =>
  expect.objectContaining({ failure: { kind: 'keychain-unavailable', cause } });

describe('an unlocked keyring', () => {
  test('keeps secrets until they are removed, and for other processes too', async () => {
    const keyring = await openRealKeyring();
    const { vault, states } = openVault(keyring.env);
    expect(await vault.probe()).toEqual({ state: 'ready' });
    const secret = JSON.stringify({ authToken: 'tökén "quoted" \u{1F511}\n' });
    await vault.write('one', secret);
    await vault.write('two', 'another');
    await vault.write('two', 'changed');
    const { vault: later } = openVault(keyring.env);
    expect(await later.read('one')).toBe(secret);
    expect(await later.read('two')).toBe('changed');
    await later.remove('one');
    expect(await vault.read('one')).toBeNull();
    expect(await vault.read('two')).toBe('changed');
    expect(states[0]).toEqual({ state: 'ready' });
  });

  test('what was never there is removed without a complaint, leaving nothing behind', async () => {
    const keyring = await openRealKeyring();
    const { vault } = openVault(keyring.env);
    await vault.write('kept', 'secret');
    await vault.remove('never-there');
    expect(await vault.read('kept')).toBe('secret');
    expect(keyring.itemCount()).toBe(1);
  });
});

describe('a locked keyring', () => {
  test('answers null, refuses to write and to remove, and loses nothing', async () => {
    const keyring = await openRealKeyring();
    const { vault } = openVault(keyring.env);
    await vault.write('account', 'secret');
    keyring.lock();
    expect(await vault.read('account')).toBeNull();
    expect(vault.state()).toEqual({
      state: 'unavailable',
      failure: { kind: 'keychain-unavailable', cause: 'locked' },
    });
    await expect(vault.write('account', 'other')).rejects.toEqual(unavailable('locked'));
    await expect(vault.write('new', 'other')).rejects.toEqual(unavailable('locked'));
    await expect(vault.remove('account')).rejects.toEqual(unavailable('locked'));
    // Reached, but no reason to believe that it is open.
    expect((await vault.probe()).state).toBe('unavailable');

    await keyring.stop();
    await keyring.start();
    expect(await vault.read('account')).toBe('secret');
    expect(vault.state()).toEqual({ state: 'ready' });
  });
});

describe('a keyring that goes away', () => {
  test('killed: no service, until there is a new one', async () => {
    const keyring = await openRealKeyring();
    const { vault, children } = openVault(keyring.env);
    await vault.write('account', 'secret');
    await keyring.stop();
    await expect(vault.read('account')).rejects.toEqual(unavailable('no-service'));
    await keyring.start();
    expect(await vault.read('account')).toBe('secret');
    expect(children.length).toBeGreaterThan(1);
  });

  test('replaced between two calls: the second does not notice', async () => {
    const keyring = await openRealKeyring();
    const { vault } = openVault(keyring.env);
    await vault.write('account', 'secret');
    await keyring.stop();
    await keyring.start();
    expect(await vault.read('account')).toBe('secret');
  });

  test('frozen: says that it waits, gives up, and works once it moves again', async () => {
    const keyring = await openRealKeyring();
    const { vault, states, children, clock } = openVault(keyring.env);
    await vault.write('account', 'secret');
    const before = states.length;
    keyring.signal('SIGSTOP');
    const refusal = expect(vault.read('account')).rejects.toEqual(unavailable('timed-out'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    clock.end(8_000);
    clock.end(60_000);
    await refusal;
    expect(states.slice(before).map(({ state }) => state)).toEqual(['waiting', 'unavailable']);
    keyring.signal('SIGCONT');
    expect(await vault.read('account')).toBe('secret');
    expect(children).toHaveLength(2);
  });

  test('the keychain process killed: the next call has a new one', async () => {
    const keyring = await openRealKeyring();
    const { vault, children } = openVault(keyring.env);
    await vault.write('account', 'secret');
    children[0]?.kill();
    expect(await vault.read('account')).toBe('secret');
    expect(children).toHaveLength(2);
  });
});

describe('a machine without a keychain', () => {
  test.each([undefined, 'disabled:'])('no bus at all (%s)', async (address) => {
    const folder = freshFolder();
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_RUNTIME_DIR: folder,
      DBUS_SESSION_BUS_ADDRESS: address,
    };
    const { vault, states } = openVault(env);
    expect(await vault.probe()).toEqual({
      state: 'unavailable',
      failure: { kind: 'keychain-unavailable', cause: 'no-service' },
    });
    await expect(vault.write('account', 'secret')).rejects.toEqual(unavailable('no-service'));
    expect(states).toHaveLength(1);
  });

  test('a bus without a keyring', async () => {
    const keyring = await openKeyring(freshFolder());
    onTestFinished(keyring.close);
    const { vault } = openVault(keyring.env);
    await expect(vault.write('account', 'secret')).rejects.toEqual(unavailable('no-service'));
    await keyring.start();
    expect(await vault.probe()).toEqual({ state: 'ready' });
  });

  test('no library', async () => {
    const wrapper = join(freshFolder(), 'withoutLibrary.cjs');
    writeFileSync(
      wrapper,
      `const Module = require('node:module');
       const load = Module._load;
       Module._load = (name, ...rest) => {
         if (name === 'keytar') throw new Error('libsecret-1.so.0: cannot open shared object file');
         return load(name, ...rest);
       };
       require(${JSON.stringify(bundle)});`,
    );
    const { vault } = openVault({ PATH: process.env.PATH }, wrapper);
    expect(await vault.probe()).toMatchObject({ failure: { cause: 'no-library' } });
    await expect(vault.read('account')).rejects.toEqual(unavailable('no-library'));
  });
});
