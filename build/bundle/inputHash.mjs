import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One value for all that a build is made from: it changes when a file's name or content does.
 * @param {string} root
 * @param {readonly string[]} paths folders and files; those that are not there are passed over
 */
export async function inputHash(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) await add(hash, root, path);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} root
 * @param {string} path
 */
async function add(hash, root, path) {
  let entries;
  try {
    entries = await readdir(join(root, path), { withFileTypes: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT') return;
    if (error.code !== 'ENOTDIR') throw error;
    hash.update(`${path}\0`).update(
      createHash('sha256')
        .update(await readFile(join(root, path)))
        .digest(),
    );
    return;
  }
  for (const name of entries.map((entry) => entry.name).sort())
    await add(hash, root, `${path}/${name}`);
}
