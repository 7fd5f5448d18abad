import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wantedFuses } from '../../build/package/fuses.mjs';
import { endProcess } from '../../build/setup/endProcess.mjs';
import { runtime } from '../../build/setup/runtime.mjs';
import { appFolder, releaseFolder } from './support/built.ts';
import { createLaunches } from './support/launched.ts';

const executable = join(appFolder, 'satchel');
const archive = join(appFolder, 'resources', 'app.asar');
const launches = createLaunches();
const launchUntilShown = (folder: string, env?: NodeJS.ProcessEnv) =>
  launches.untilShown(executable, folder, env);

let dataDir = '';

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'satchel-package-'));
});

afterAll(async () => {
  await launches.end();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('the packaged app opens its window, and ends when asked', async () => {
  const app = await launchUntilShown(join(dataDir, 'plain'));
  // By itself, however long a busy machine takes: nobody kills it before the tests' end.
  const ended = once(app, 'exit');
  app.kill('SIGTERM');
  await ended;
  expect(app.signalCode).not.toBe('SIGKILL');
});

test('the environment neither makes it a plain Node, nor sends it elsewhere', async () => {
  // In development endpoints that cannot be read keep the app from starting.
  const env = { ELECTRON_RUN_AS_NODE: '1', SATCHEL_ENDPOINTS: 'nonsense' };
  await endProcess(await launchUntilShown(join(dataDir, 'environment'), env));
});

test.each([
  '--remote-debugging-port=0',
  '-remote-debugging-port=0',
  '--inspect=0',
  '--js-flags=x',
  '--gtk-module=/nowhere.so',
  '--wait-for-debugger-children',
  '--renderer-startup-dialog',
  '--utility-cmd-prefix=/bin/true',
  '--blink-settings=javaScriptCanAccessClipboard=true',
  '--of-a-later-chromium',
])('it does not start with %s', async (argument) => {
  const folder = join(dataDir, 'refused');
  const app = launches.spawn(executable, [`--user-data-dir=${folder}`, argument]);
  let said = '';
  app.stderr.on('data', (text) => {
    said += text;
  });
  const [code] = await once(app, 'close');
  expect(code, said).toBe(2);
  expect(said).toContain('Satchel doesn’t start with');
  expect(existsSync(join(folder, 'library.sqlite'))).toBe(false);
});

test('every fuse this Electron has is set as we want it', async () => {
  const { version, ...wire } = await getCurrentFuseWire(executable);
  expect(version).toBe('1');
  const wanted = Object.entries(wantedFuses('linux')).filter(([fuse]) => fuse in wire);
  const on = '1'.charCodeAt(0);
  const off = '0'.charCodeAt(0);
  expect(Object.fromEntries(wanted.map(([fuse]) => [fuse, Reflect.get(wire, fuse)]))).toEqual(
    Object.fromEntries(wanted.map(([fuse, value]) => [fuse, value ? on : off])),
  );
  expect(wanted.length).toBeGreaterThanOrEqual(7);
});

test('the archive holds the built app, and no sources or tests', () => {
  const files = listPackage(archive, { isPack: false });
  expect(files).toContain('/dist/main/main.cjs');
  expect(files).toContain('/dist/renderer/index.html');
  expect(files.filter((file) => /^\/(test|build|electron|renderer|shared)\b/.test(file))).toEqual(
    [],
  );
  expect(JSON.parse(extractFile(archive, 'package.json').toString())).toMatchObject({
    name: 'satchel',
    main: 'dist/main/main.cjs',
  });
});

test('the native packages lie outside the archive and load from there', async () => {
  const require = createRequire(join(`${archive}.unpacked`, 'package.json'));
  const native = listPackage(archive, { isPack: false }).filter((file) => file.endsWith('.node'));
  expect(native.some((file) => file.includes('keytar'))).toBe(true);
  expect(native.some((file) => file.includes('@photostructure/sqlite'))).toBe(true);
  for (const file of native.filter(
    (name) => name.includes('linux-x64') && !name.includes('musl'),
  )) {
    expect(typeof require(`${archive}.unpacked${file}`)).toBe('object');
  }
});

test('a build on the stand-in says that it is not for shipping', () => {
  const warning = join(releaseFolder, 'NOT-FOR-SHIPPING.txt');
  expect(existsSync(warning)).toBe(runtime().kind === 'stand-in');
});

test('the licences of all that it carries lie beside it', () => {
  const read = (name: string) => readFileSync(join(appFolder, 'licenses', name), 'utf8');
  expect(read('Satchel.txt')).toContain('MIT License');
  expect(read('main.licenses.md')).toMatch(/^## axios .*\(MIT\)/m);
  expect(read('window.licenses.md')).toMatch(/^## react .*\(MIT\)/m);
  expect(read('worker.licenses.md')).toMatch(
    /^## libheif-js .*\(LGPL-3\.0\)\n\n.*LESSER GENERAL/ms,
  );
  expect(read('worker.licenses.md')).toMatch(
    /^## mediabunny .*\(MPL-2\.0\)\n\nSource: https:.*Mozilla Public License/ms,
  );
  expect(listPackage(archive, { isPack: false })).toContain('/node_modules/keytar/LICENSE.md');
});
