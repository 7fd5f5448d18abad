import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, notesFolder, root } from './folders.mjs';
import { withLock } from './lock.mjs';
import { runNpm } from './run.mjs';
import { SetupError, withProgress } from './say.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

const stampPath = join(notesFolder, 'dependencies');

/** Installs what package-lock.json says, without install scripts, unless it is there already. */
export async function ensureDependencies() {
  const lockText = await readFile(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lockText).digest('hex');
  if ((await readIfThere(stampPath)) === stamp) return;
  const lockName = `dependencies-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`;
  await withLock(join(cacheFolder(), 'locks', lockName), async () => {
    const installed = await readIfThere(join(root, 'node_modules', '.package-lock.json'));
    if (!installed || !isInstalled(JSON.parse(lockText), JSON.parse(installed))) {
      await withProgress('installing npm dependencies', install);
    }
    await mkdir(notesFolder, { recursive: true });
    await writeFile(stampPath, stamp);
  });
}

async function install() {
  const { code } = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
  });
  if (code !== 0) throw new SetupError('npm could not install the dependencies; see above.');
}

/**
 * Whether npm's own record of what is installed agrees with the lockfile. Packages for other platforms
 * are optional and may be missing.
 * @param {Lockfile} wanted
 * @param {Lockfile} found
 */
export function isInstalled(wanted, found) {
  const have = found.packages ?? {};
  const want = wanted.packages ?? {};
  const same = Object.entries(want).every(([path, locked]) => {
    if (path === '') return true;
    const there = have[path];
    if (!there) return locked.optional === true;
    return there.version === locked.version && there.integrity === locked.integrity;
  });
  return same && Object.keys(have).every((path) => path in want);
}

/** @param {string} path */
async function readIfThere(path) {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
