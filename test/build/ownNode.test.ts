import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { root } from '../../build/setup/folders.mjs';
import { isInRange } from '../../build/setup/nodeRange.mjs';
import { chooseNode, ensureOwnNode, pinnedNodes } from '../../build/setup/ownNode.mjs';
import { packNode } from './support/packedNode.ts';

const range: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-node-'));
  vi.stubEnv('SATCHEL_CACHE_DIR', join(folder, 'cache'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const cached = () =>
  existsSync(join(folder, 'cache'))
    ? readdirSync(join(folder, 'cache')).filter((name) => name !== 'locks')
    : [];

test('a Node that fits runs everything itself', () => {
  const machine = { range, platform: 'linux', arch: 'x64' };
  for (const version of ['22.19.0', '24.0.0', '26.3.1']) {
    expect(chooseNode({ ...machine, version })).toEqual({ kind: 'this' });
  }
});

test.each(Object.entries(pinnedNodes))('%s has a Node that fits, pinned whole', (name, pinned) => {
  const [platform = '', arch = ''] = name.split('-');
  const choice = chooseNode({ version: '20.20.2', range, platform, arch });
  expect(choice).toEqual({ kind: 'own', pinned });
  expect(isInRange(pinned.version, range)).toBe(true);
  expect(pinned.package.endsWith(`@${pinned.version}`)).toBe(true);
  expect(pinned.integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
});

test('a machine for which nobody packs a Node is told so', () => {
  const machine = { version: '20.20.2', range, platform: 'freebsd', arch: 'x64' };
  expect(chooseNode(machine)).toEqual({ kind: 'none' });
});

test('a fetched Node is kept, for every user to run', async () => {
  const executable = await ensureOwnNode(packNode(folder, '24.1.2'));
  expect(execFileSync(executable, ['-p', '6 * 7'], { encoding: 'utf8' })).toBe('42\n');
  expect(statSync(executable).mode & 0o777).toBe(0o755);
  expect(cached()).toEqual([`node-24.1.2-${process.platform}-${process.arch}`]);
});

test('a Node in the cache is not fetched again', async () => {
  const pinned = packNode(folder, '24.1.2');
  const executable = await ensureOwnNode(pinned);
  rmSync(pinned.package);
  expect(await ensureOwnNode(pinned)).toBe(executable);
});

test('a Node of another hash than the pinned one is refused, and nothing of it stays', async () => {
  const other = createHash('sha512').update('another').digest('base64');
  const pinned = { ...packNode(folder, '24.1.2'), integrity: `sha512-${other}` };
  await expect(ensureOwnNode(pinned)).rejects.toThrow('is not the one we know');
  expect(cached()).toEqual([]);
});

test('a Node that does not run here is refused, and nothing of it stays', async () => {
  const pinned = packNode(folder, '24.1.2', '24.1.3');
  await expect(ensureOwnNode(pinned)).rejects.toThrow('does not run here');
  expect(cached()).toEqual([]);
});

test('what npm says is passed on when it cannot fetch a Node', async () => {
  const pinned = { ...packNode(folder, '24.1.2'), package: join(folder, 'absent.tgz') };
  await expect(ensureOwnNode(pinned)).rejects.toThrow(/could not fetch Node 24\.1\.2:\n.*ENOENT/s);
});
