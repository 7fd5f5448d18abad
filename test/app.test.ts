import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryVault } from '../electron/accounts/memoryVault.ts';
import type { Vault } from '../electron/accounts/vault.ts';
import { createSatchel } from '../electron/app.ts';
import { systemClock } from '../electron/base/clock.ts';
import { silentLog } from '../electron/base/log.ts';
import { type Sandbox, startSandbox } from '../electron/sandbox/startSandbox.ts';
import type { Satchel } from '../electron/satchel.ts';
import type { Services } from '../shared/contract/contract.ts';
import { SatchelError } from '../shared/failure.ts';
import { providerId } from '../shared/ids.ts';
import { type MediaFilter, newestFirst } from '../shared/query/mediaFilter.ts';
import { upload } from './sandbox/wire.ts';

const picture = Buffer.from('\x89PNG\r\n\x1a\n and the rest of a small picture', 'latin1');
const folders: string[] = [];
let sandbox: Sandbox;
let satchel: Satchel;

async function open(vault: Vault = createMemoryVault()) {
  sandbox = await startSandbox({ items: 12, signalwire: { settleMs: 0, mediaDelayMs: 0 } });
  const dataDir = mkdtempSync(join(tmpdir(), 'satchel-app-'));
  folders.push(dataDir);
  satchel = createSatchel({
    dataDir,
    vault,
    keychainState: () => ({ state: 'checking' }),
    darkroom: {
      picture: async () => ({ bytes: picture, contentType: 'image/png', width: 1, height: 1 }),
      draw: async () => {
        throw new SatchelError({ kind: 'not-found' });
      },
      fit: async () => {
        throw new SatchelError({ kind: 'not-found' });
      },
      repack: async () => {
        throw new SatchelError({ kind: 'not-found' });
      },
      close() {},
    },
    practiceLine: async () => ({ plivo: sandbox.plivo, signalwire: sandbox.signalwire }),
    endpoints: { plivo: sandbox.plivo.baseUrl, signalwire: sandbox.signalwire.baseUrl },
    clipboardWrite() {},
    paste() {},
    chooseFiles: async () => [],
    saveHost: {
      choose: async () => null,
      chooseFolder: async () => null,
      downloads: () => '',
      show() {},
      async drag() {},
      async copyFiles() {},
      async copyPicture() {},
    },
    openExternal: async () => {},
    reloadWindow: () => {},
    about: { version: '1', runtime: 'Node', standIn: true },
    clock: systemClock,
    random: Math.random,
    log: silentLog,
  });
  return { dataDir, services: satchel.services };
}
afterEach(async () => {
  await satchel.close();
  await sandbox.close();
  for (const folder of folders.splice(0))
    rmSync(folder, { recursive: true, maxRetries: 10, retryDelay: 200 });
});

async function until<T>(ask: () => Promise<T> | T, done: (value: T) => boolean): Promise<T> {
  for (const end = performance.now() + 30_000; ; ) {
    const value = await ask();
    if (done(value)) return value;
    if (performance.now() > end) throw new Error(`it never came to be: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const connectLine = (services: Services) =>
  services.accounts.connect({
    providerId: providerId.parse('signalwire'),
    label: 'Line',
    credentials: {
      space: 'practice',
      projectId: sandbox.signalwire.projectId,
      apiToken: sandbox.signalwire.apiToken,
    },
  });
const connectShop = ({ accounts }: Services) =>
  accounts.connect({
    providerId: providerId.parse('plivo'),
    label: 'Shop',
    credentials: { authId: sandbox.plivo.authId, authToken: sandbox.plivo.authToken },
  });
const rowsOf = async ({ library }: Services, filter: MediaFilter = {}) => {
  const { token } = await library.open({ filter, sort: newestFirst });
  return library.rows({ token, start: 0, count: 500 });
};

describe('the whole of it', () => {
  it('sends a message with media of another account, and shows what it carried', async () => {
    const { services } = await open();
    await upload(sandbox, [{ name: 'menu.txt', type: 'text/plain', bytes: 'soup' }]);
    const line = await connectLine(services);
    await connectShop(services);
    const [menu] = await until(
      () => rowsOf(services, { text: 'menu' }),
      (rows) => rows.length === 1,
    );
    const before = (await rowsOf(services, { accountIds: [line.id] })).length;
    const prepared = await satchel.door('messages.prepare', {
      accountId: line.id,
      from: '+16465550145',
      to: '+12125550100',
      text: 'Today',
      mediaIds: [menu?.id],
    });
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.failure));
    const { token } = prepared.value as { token: string };
    expect(await satchel.door('messages.send', { token })).toMatchObject({ ok: true });
    await until(
      () => services.messages.list(undefined),
      ([message]) => message?.state === 'delivered',
    );
    const rows = await until(
      () => rowsOf(services, { accountIds: [line.id] }),
      (found) => found.some(({ messageRef }) => messageRef === sandbox.messages()[0]?.sid),
    );
    expect(rows.length).toBeGreaterThan(before);
    expect(sandbox.messages().length).toBe(1);
  });

  it('forgets the pictures of what was removed, and of a whole account', async () => {
    const { dataDir, services } = await open();
    const line = await connectLine(services);
    const pictures = () =>
      readdirSync(join(dataDir, 'thumbnails'), { recursive: true, withFileTypes: true }).filter(
        (entry) => entry.isFile(),
      ).length;
    const [one, two] = await until(
      () => rowsOf(services, { accountIds: [line.id], kinds: ['image'] }),
      (rows) => rows.length > 1,
    );
    if (!one || !two) throw new Error('no pictures');
    const { signal } = new AbortController();
    for (const { id } of [one, two]) await satchel.picture(id, 'thumb', signal);
    expect(pictures()).toBe(2);
    const { token } = await services.removals.prepare({ mediaIds: [one.id] });
    const { id: runId } = await services.removals.start({ token });
    await services.removals.startNow({ runId });
    await until(
      () => services.removals.list(undefined),
      ([run]) => run?.state === 'over' && run.done === 1,
    );
    await until(pictures, (count) => count === 1);
    await services.accounts.remove({ accountId: line.id });
    await until(pictures, (count) => count === 0);
    expect(await services.library.counts(undefined)).toEqual([]);
  });

  it('connects every provider that practice offers', async () => {
    const { services } = await open();
    const first = await services.accounts.explore(undefined);
    const accounts = await services.accounts.list(undefined);
    expect(accounts.map(({ providerId: id }) => id)).toEqual(['plivo', 'signalwire']);
    expect(accounts[0]).toEqual(first);
    await services.accounts.explore(undefined);
    expect((await services.accounts.list(undefined)).length).toBe(2);
  });

  it('goes on with everything when the keychain opens', async () => {
    const inner = createMemoryVault();
    let locked = false;
    const vault: Vault = { ...inner, read: async (key) => (locked ? null : inner.read(key)) };
    const { services } = await open(vault);
    locked = true;
    const shop = await connectShop(services);
    const state = () =>
      services.library.syncStates(undefined).then((states) => states[0]?.failure?.kind ?? null);
    await until(state, (kind) => kind === 'keychain-unavailable');
    await satchel.services.files.add({
      accountId: shop.id,
      files: [{ kind: 'bytes', name: 'note.txt', bytes: Buffer.from('a note') }],
    });
    await until(
      () => services.uploads.list(undefined),
      ([job]) => job?.state === 'waiting',
    );
    locked = false;
    satchel.keychainChanged({ state: 'ready' });
    await until(
      () => services.uploads.list(undefined),
      ([job]) => job?.state === 'stored',
    );
    await until(state, (kind) => kind === null);
    expect((await rowsOf(services, { accountIds: [shop.id] })).length).toBeGreaterThan(12);
  });
});
