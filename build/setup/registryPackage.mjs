import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './folders.mjs';
import { hasIntegrity } from './integrity.mjs';
import { run, runNpm } from './run.mjs';
import { SetupError } from './say.mjs';

/**
 * @typedef {object} PinnedPackage
 * @property {string} package name and version, as npm takes them
 * @property {string} integrity
 */

/**
 * Fetches a package as npm fetches anything, so by the person's own npm settings, and believes it only by its hash.
 * @param {string} what how the person is told of it, such as "the stand-in"
 * @param {PinnedPackage} pinned
 * @param {string} folder an empty one that the archive is put into
 * @returns {Promise<string>} where the archive lies
 */
export async function fetchPackage(what, pinned, folder) {
  const args = ['pack', pinned.package, '--ignore-scripts', '--pack-destination', folder];
  const { code, output } = await runNpm(args, { cwd: root, capture: true });
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'));
  if (code !== 0 || !name) throw new SetupError(`npm could not fetch ${what}:\n${output.trim()}`);
  const archive = join(folder, name);
  if (await hasIntegrity(archive, pinned.integrity)) return archive;
  throw new SetupError(`${what} that was fetched is not the one we know; it is not used.`);
}

/**
 * @param {string} archive
 * @param {string} into
 * @param {readonly string[]} members
 */
export async function untar(archive, into, members) {
  const args = ['-xzf', archive, '-C', into, '--no-same-owner', ...members];
  const { code, output } = await run('tar', args, { capture: true });
  if (code !== 0) throw new SetupError(`tar failed on ${archive}:\n${output.slice(-2000)}`);
}
