import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { capabilityTable } from '../../build/capabilityTable.mjs';
import { describeProvider } from '../../electron/accounts/describeProvider.ts';
import { createMemoryVault } from '../../electron/accounts/memoryVault.ts';
import { createSatchel } from '../../electron/app.ts';
import { systemClock } from '../../electron/base/clock.ts';
import type { LogFields } from '../../electron/base/log.ts';
import { providers } from '../../electron/providers/registry.ts';
import { sandboxHosts } from '../../electron/sandbox/registry.ts';
import { startHosts } from '../../electron/sandbox/startSandbox.ts';
import type { Account } from '../../shared/account.ts';
import { SatchelError } from '../../shared/failure.ts';
import type { MediaRow } from '../../shared/media.ts';
import { newestFirst } from '../../shared/query/mediaFilter.ts';
import type { UploadJob } from '../../shared/upload.ts';
import { madeUp } from './madeUp/madeUpProvider.ts';
import { madeUpSandbox } from './madeUp/madeUpSandbox.ts';

/*
 * A provider is one folder under electron/providers, one under electron/sandbox/hosts, and a line in each
 * registry. This one has what none of ours has: a Bearer token and uploads by PUT. All that it touches
 * lies in madeUp beside this test; where it needs anything of Satchel changed, this test fails.
 */

const rest: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of rest.splice(0).reverse()) await end();
});

async function open() {
  const sandbox = await startHosts({ ...sandboxHosts, madeUp: madeUpSandbox }, { items: 5 });
  const dataDir = mkdtempSync(join(tmpdir(), 'satchel-new-'));
  const told: unknown[] = [];
  const lines: LogFields[] = [];
  const clipboard: string[] = [];
  const satchel = createSatchel({
    dataDir,
    vault: createMemoryVault(),
    keychainState: () => ({ state: 'ready' }),
    darkroom: {
      picture: () => Promise.reject(new SatchelError({ kind: 'not-found' })),
      draw: () => Promise.reject(new SatchelError({ kind: 'not-found' })),
      fit: () => Promise.reject(new SatchelError({ kind: 'not-found' })),
      repack: () => Promise.reject(new SatchelError({ kind: 'not-found' })),
      close() {},
    },
    providers: [...providers, madeUp],
    practiceLine: async () => sandbox.accesses(),
    endpoints: { madeUp: sandbox.madeUp.baseUrl },
    clipboardWrite: (text) => void clipboard.push(text),
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
    log: { info: (line) => void lines.push(line), error: (line) => void lines.push(line) },
  });
  satchel.events.subscribe((name, payload) => void told.push([name, payload]));
  rest.push(
    () => rmSync(dataDir, { recursive: true, maxRetries: 10, retryDelay: 200 }),
    () => sandbox.close(),
    () => satchel.close(),
  );
  onTestFinished(({ task }) => {
    if (task.result?.state === 'fail') process.stderr.write(`${inspect(lines.slice(-20))}\n`);
  });

  /** As the window asks, through the door that checks what goes in and what comes out. */
  async function ask<T>(call: string, input?: unknown): Promise<T> {
    const answer = await satchel.door(call, input);
    told.push(answer);
    if (!answer.ok) throw new Error(`${call}: ${JSON.stringify(answer.failure)}`);
    return answer.value as T;
  }
  const rows = async (account: Account) => {
    const { token } = await ask<{ token: string }>('library.open', {
      filter: { accountIds: [account.id] },
      sort: newestFirst,
    });
    return ask<MediaRow[]>('library.rows', { token, start: 0, count: 100 });
  };
  const { token, team } = sandbox.madeUp;
  const connect = () =>
    ask<Account>('accounts.connect', {
      providerId: madeUp.id,
      label: 'Ours',
      credentials: { team, token },
    });
  const uploaded = () => sandbox.ledger('madeUp').filter(({ seeded }) => !seeded);
  const add = async (account: Account, name: string, bytes: Buffer) =>
    expect(
      await satchel.hostDoor('files.add', {
        accountId: account.id,
        files: [{ kind: 'bytes', name, bytes }],
      }),
    ).toMatchObject({ ok: true });
  const job = () => ask<UploadJob[]>('uploads.list').then(([one]) => one);
  return { sandbox, dataDir, told, lines, clipboard, ask, rows, connect, uploaded, add, job };
}

async function until<T>(ask: () => Promise<T> | T, done: (value: T) => boolean): Promise<T> {
  for (const end = performance.now() + 30_000; ; ) {
    const value = await ask();
    if (done(value)) return value;
    if (performance.now() > end) throw new Error(`it never came to be: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const filesBelow = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((path) => join(dir, path))
    .filter((path) => statSync(path).isFile());

it('is described to the window by itself alone', async () => {
  const { ask } = await open();
  const infos = await ask<{ id: string }[]>('accounts.providers');
  expect(infos.at(-1)).toEqual(describeProvider(madeUp));
  const [heads, , ...table] = capabilityTable([describeProvider(madeUp)]).split('\n');
  expect([heads, ...table]).toEqual([
    '|  | Made-up Storage |',
    '| Browse | yes |',
    '| Upload | up to 5 MB each |',
    '| Copy links | public |',
    '| Delete | yes |',
    '| Send in a message | no |',
    '| Expires, unused | not stated |',
    '| Expires, used | not stated |',
  ]);
});

it('is connected, and its media are listed; a wrong token is refused', async () => {
  const { ask, sandbox, connect, rows } = await open();
  const wrong = ask('accounts.connect', {
    providerId: madeUp.id,
    label: 'Ours',
    credentials: { team: sandbox.madeUp.team, token: 'mu_another' },
  });
  await expect(wrong).rejects.toThrow('unauthorized');
  const account = await connect();
  expect(account).toMatchObject({ identity: 'team-1', label: 'Ours', practice: false });
  const listed = await until(
    () => rows(account),
    (found) => found.length === 5,
  );
  expect(listed.map(({ name }) => name).sort()).toEqual(
    [0, 1, 2, 3, 4].map((index) => `seeded-${index}.txt`),
  );
});

it('is among the accounts of the practice sandbox', async () => {
  const { ask, rows } = await open();
  await ask('accounts.explore');
  const accounts = await ask<Account[]>('accounts.list');
  const own = accounts.find(({ providerId }) => providerId === madeUp.id);
  expect(accounts).toHaveLength(providers.length + 1);
  expect(own).toMatchObject({ practice: true, label: 'Made-up Storage (practice)' });
  await until(
    () => (own === undefined ? [] : rows(own)),
    (found) => found.length === 5,
  );
});

it('uploads by PUT; what is cut before its last bytes is sent again, and stored once', async () => {
  const { sandbox, connect, add, uploaded, job, rows } = await open();
  const account = await connect();
  // Too much for what lies between to swallow, so that the cut is met before the last bytes.
  sandbox.faults.arm({ kind: 'reset-in-body', share: 0.05, route: 'upload', host: 'made-up' });
  const bytes = Buffer.alloc(4_900_000, 'whole ');
  await add(account, 'report.txt', bytes);
  await until(job, (one) => one?.state === 'stored');
  const [stored, ...more] = uploaded();
  expect([stored?.name, stored?.sizeBytes, more]).toEqual(['report.txt', bytes.length, []]);
  const puts = sandbox.requests().filter(({ route }) => route === 'upload');
  expect(puts.map(({ method, status }) => [method, status])).toEqual([
    ['PUT', null],
    ['PUT', 201],
  ]);
  const found = await rows(account);
  expect(found.map(({ name }) => name)).toContain('report.txt');
});

it('finds an upload in doubt by its list, and sends nothing again', async () => {
  const { sandbox, connect, add, uploaded, job } = await open();
  const account = await connect();
  sandbox.faults.arm({ kind: 'reset', at: 'stored', route: 'upload', host: 'made-up' });
  await add(account, 'doubt.txt', Buffer.from('was it stored?'));
  await until(job, (one) => one?.state === 'unsure');
  await until(job, (one) => one?.state === 'stored');
  expect(uploaded()).toHaveLength(1);
  const asked = sandbox.requests().map(({ route }) => route);
  expect(asked.filter((route) => route === 'upload')).toHaveLength(1);
  expect(asked).toContain('content');
});

it('makes a link and removes an item', async () => {
  const { ask, connect, rows, clipboard, sandbox } = await open();
  const account = await connect();
  const [first] = await until(
    () => rows(account),
    (found) => found.length === 5,
  );
  if (first === undefined) throw new Error('nothing is listed');
  expect(await ask('library.copyLinks', { mediaIds: [first.id] })).toMatchObject({ count: 1 });
  const shared = await fetch(clipboard[0] ?? '');
  expect(await shared.text()).toMatch(/^seeded \d$/);
  await ask('library.copyFact', { mediaId: first.id, fact: 'ref' });
  expect(clipboard.at(-1)).toBe(first.ref);
  const { token } = await ask<{ token: string }>('removals.prepare', { mediaIds: [first.id] });
  await ask('removals.start', { token });
  await until(
    () => rows(account),
    (found) => found.length === 4,
  );
  const deleted = sandbox.requests().filter(({ route }) => route === 'delete');
  expect(deleted.map(({ method, status }) => [method, status])).toEqual([['DELETE', 204]]);
});

it('keeps its token to its own origin: in no answer, event, log line, file or address', async () => {
  const { ask, sandbox, dataDir, told, lines, connect, add, job, rows } = await open();
  const account = await connect();
  const { token } = sandbox.madeUp;
  const quoting = { problem: `Bearer ${token}`, message: token };
  const quote = { kind: 'answer', status: 422, body: quoting, host: 'made-up' } as const;
  sandbox.faults.arm({ ...quote, route: 'upload', at: 'headers' });
  await add(account, 'quoted.txt', Buffer.from('to be refused'));
  const refused = await until(job, (one) => one?.state === 'unsure');
  expect(JSON.stringify(refused)).toContain('•••');
  const [first] = await until(
    () => rows(account),
    (found) => found.length === 5,
  );
  sandbox.faults.arm({ ...quote, route: 'share' });
  await ask('library.copyLinks', { mediaIds: [first?.id] });
  const elsewhere = sandbox.requests().filter(({ host }) => host === 'made-up-files');
  expect(elsewhere.filter(({ hasAuthorization }) => hasAuthorization)).toEqual([]);
  expect(sandbox.leaks()).toBe(0);
  for (const secret of madeUp.authorize({ token }).secrets) {
    expect(inspect([told, lines], { depth: 20, maxArrayLength: null })).not.toContain(secret);
    for (const { path, query } of sandbox.requests()) expect(path + query).not.toContain(secret);
    for (const path of filesBelow(dataDir)) {
      expect(readFileSync(path).includes(secret), path).toBe(false);
    }
  }
  expect(lines.length).toBeGreaterThan(0);
});
