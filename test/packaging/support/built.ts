import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../build/setup/folders.mjs';

export const releaseFolder = join(root, 'dist', 'release');
export const appFolder = join(releaseFolder, 'linux-unpacked');
/** Whether debs can be made and installed here, which needs Debian's own tools. */
export const hasDpkg = existsSync('/usr/bin/dpkg-deb');

/** Packages the app once for all of these tests: where Debian's tools are, as a release does. */
export function setup(): void {
  const script = join(root, 'build', 'package.mjs');
  const args = hasDpkg ? ['--release', 'deb', '--allow-stand-in'] : [];
  const options = { encoding: 'utf8' } as const;
  const { status, stderr, stdout } = spawnSync(process.execPath, [script, ...args], options);
  if (status !== 0) throw new Error(`packaging failed:\n${stdout}\n${stderr}`);
}
