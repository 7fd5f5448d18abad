import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryVault } from '../electron/accounts/memoryVault.ts';
import type { Vault } from '../electron/accounts/vault.ts';
import { createSatchel } from '../electron/app.ts';
import { createBugs } from '../electron/base/bugs.ts';
import { systemClock } from '../electron/base/clock.ts';
import { catchBugs } from '../electron/base/failures/catchBugs.ts';
import { createGuardedWorker } from '../electron/base/guardedWorker.ts';
import { openLog } from '../electron/base/logFile.ts';
import { tellWhole } from '../electron/contentType/tellFile.ts';
import { startSandbox } from '../electron/sandbox/startSandbox.ts';
import type { Satchel, SatchelDeps } from '../electron/satchel.ts';
import type { Failure } from '../shared/failure.ts';
import { providerId } from '../shared/ids.ts';
import { newestFirst } from '../shared/query/mediaFilter.ts';
import { reference as referenceForm } from '../shared/reference.ts';

const broken = "EIO: i/o error, open '/srv/Ann’s ring/canary.key' of +44 20 7946 0018";
const neverWritten = /canary|Ann|7946|\/srv/;

async function openRig() {
  const sandbox = await startSandbox({ items: 3, signalwire: { settleMs: 0, mediaDelayMs: 0 } });
  const dataDir = mkdtempSync(join(tmpdir(), 'satchel-bugs-'));
  const log = openLog({ dir: dataDir });
  const inner = createMemoryVault();
  let breaks = false;
  const vault: Vault = {
    ...inner,
    async read(key) {
      if (breaks) throw new TypeError(broken);
      return inner.read(key);
    },
    close() {},
  };
  const begin = (more: Partial<SatchelDeps> = {}): Satchel =>
    createSatchel({
      dataDir,
      vault,
      keychainState: () => ({ state: 'ready' }),
      darkroom: {
        picture: () => Promise.reject(new TypeError(broken)),
        draw: () => Promise.reject(new TypeError(broken)),
        fit: () => Promise.reject(new TypeError(broken)),
        repack: () => Promise.reject(new TypeError(broken)),
        close() {},
      },
      practiceLine: async () => ({}),
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
      reloadWindow() {},
      about: { version: '1', runtime: 'Node', standIn: true },
      clock: systemClock,
      random: Math.random,
      log,
      ...more,
    });
  let satchel = begin();
  onTestFinished(async () => {
    await satchel.close();
    await sandbox.close();
    log.close();
    rmSync(dataDir, { recursive: true, maxRetries: 10, retryDelay: 200 });
  });
  const plivo = { authId: sandbox.plivo.authId, authToken: sandbox.plivo.authToken };
  const { space, projectId, apiToken } = { space: 'practice', ...sandbox.signalwire };
  return {
    log,
    sandbox,
    satchel: () => satchel,
    connectShop: () =>
      satchel.services.accounts.connect({
        providerId: providerId.parse('plivo'),
        label: 'Shop',
        credentials: plivo,
      }),
    connectLine: () =>
      satchel.services.accounts.connect({
        providerId: providerId.parse('signalwire'),
        label: 'Line',
        credentials: { space, projectId, apiToken },
      }),
    /** From here on something in the keychain's code is broken, as only a fault in it would. */
    async restartBroken(more: Partial<SatchelDeps> = {}) {
      await satchel.close();
      breaks = true;
      satchel = begin(more);
      return satchel;
    },
    async restart(more: Partial<SatchelDeps>) {
      await satchel.close();
      satchel = begin(more);
      return satchel;
    },
    /** What is in the log under the reference of the bug that was told. */
    loggedOf(failure: Failure | null | undefined) {
      if (failure?.kind !== 'bug') throw new Error(`no bug: ${JSON.stringify(failure)}`);
      expect(referenceForm.safeParse(failure.reference).success).toBe(true);
      const text = readFileSync(join(dataDir, 'satchel.log'), 'utf8');
      expect(text).not.toMatch(neverWritten);
      const lines = text.split('\n').filter((line) => line.includes(failure.reference));
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}

async function failureOf(answer: ReturnType<Satchel['door']>): Promise<Failure | null> {
  const told = await answer;
  return told.ok ? null : told.failure;
}

it('a service: its bug is in the log once, under the reference that is told', async () => {
  const { satchel, restart, loggedOf } = await openRig();
  await restart({
    paste() {
      throw new TypeError(broken);
    },
  });
  const failure = await failureOf(satchel().door('intake.paste', undefined));
  expect(loggedOf(failure)).toMatchObject([{ event: 'bug', call: 'intake.paste' }]);
});

it('the library, removals and messages: the same', async () => {
  const { satchel, connectLine, restartBroken, loggedOf } = await openRig();
  const { id } = await connectLine();
  const opened = { filter: { accountIds: [id] }, sort: newestFirst };
  const rows = await vi.waitUntil(async () => {
    const { token } = await satchel().services.library.open(opened);
    const found = await satchel().services.library.rows({ token, start: 0, count: 10 });
    return found.length > 0 && found;
  }, 30_000);
  const { services, door } = await restartBroken();
  const [state] = await vi.waitUntil(async () => {
    const states = await services.library.syncStates(undefined);
    return states[0]?.failure && states;
  }, 30_000);
  expect(loggedOf(state?.failure)).toMatchObject([{ event: 'bug', call: 'sync', accountId: id }]);

  const { token } = await services.removals.prepare({
    mediaIds: rows.slice(0, 1).map((r) => r.id),
  });
  const run = await services.removals.start({ token });
  await services.removals.startNow({ runId: run.id });
  const [refused] = await vi.waitUntil(async () => {
    const found = await services.removals.refusals({ runId: run.id });
    return found.length > 0 && found;
  }, 30_000);
  expect(loggedOf(refused?.failure)).toMatchObject([{ event: 'bug' }]);

  const draft = {
    accountId: id,
    from: '+16465550145',
    to: '+12125550100',
    text: 'hi',
    mediaIds: [],
  };
  const prepared = await door('messages.prepare', draft);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.failure));
  const shown = prepared.value as { token: string };
  await services.messages.send({ token: shown.token });
  const [message] = await vi.waitUntil(async () => {
    const found = await services.messages.list(undefined);
    return found[0]?.state === 'failed' && found;
  }, 30_000);
  expect(loggedOf(message?.failure)).toMatchObject([{ event: 'bug', call: 'messages' }]);
});

it('uploads, and a worker thread that breaks: the same, with where it broke', async () => {
  const { connectShop, restart, loggedOf } = await openRig();
  const { id } = await connectShop();
  const source = `require('node:worker_threads').parentPort.on('message', ({ id }) => {
    const error = new TypeError(${JSON.stringify(broken)});
    require('node:worker_threads').parentPort.postMessage({
      id, failed: error.message, stack: error.message + '\\n    at inTheThread (scan.js:1:1)',
    });
  });`;
  const worker = createGuardedWorker({
    start: () => new Worker(source, { eval: true }),
    clock: systemClock,
    stuckMs: 10_000,
  });
  onTestFinished(() => worker.close());
  const { services } = await restart({
    scanner: {
      look: (path) => worker.ask('look', path) as never,
      removeLocations: async () => null,
      locationSegment: async () => null,
      endsEarly: async () => false,
      tellText: (bytes) => tellWhole(bytes),
      close() {},
    },
  });
  await services.files.add({
    accountId: id,
    files: [{ kind: 'bytes', name: 'note.txt', bytes: Buffer.from('a note') }],
  });
  const failed = await vi.waitUntil(async () => {
    const [job] = await services.uploads.list(undefined);
    return job?.state === 'failed' && job;
  }, 30_000);
  expect(loggedOf(failed.failure)).toMatchObject([
    {
      event: 'bug',
      call: 'uploads',
      stack: expect.stringContaining('at inTheThread (scan.js:1:1)'),
    },
  ]);
});

it('the window: what it was told of is in the log under the reference that it showed', async () => {
  const { satchel, loggedOf } = await openRig();
  const reference = '0BADCAFE';
  const what = `TypeError: ${broken}\n    at Card (assets/index-DqX12abc.js:10:512)`;
  await satchel().door('app.report', { reference, part: 'dialog', what });
  expect(loggedOf({ kind: 'bug', reference })).toMatchObject([
    { event: 'bug', call: 'window.dialog', stack: expect.stringContaining('at Card (') },
  ]);
});

it('the host: what nobody caught is in the log, once for each', async () => {
  const { log, loggedOf } = await openRig();
  const told: Failure[] = [];
  const bugs = createBugs(log);
  const process = new EventEmitter();
  catchBugs(
    {
      ...bugs,
      failureOf(...given) {
        const failure = bugs.failureOf(...given);
        told.push(failure);
        return failure;
      },
    },
    process,
  );
  process.emit('uncaughtException', new TypeError(broken));
  process.emit('unhandledRejection', broken);
  expect(told).toHaveLength(2);
  for (const failure of told) {
    expect(loggedOf(failure)).toMatchObject([{ event: 'bug', call: 'nobody' }]);
  }
});
