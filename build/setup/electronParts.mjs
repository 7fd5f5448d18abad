import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './folders.mjs';

const requireOf = createRequire(join(root, 'package.json'));

/**
 * A package of the project, loaded when it is needed: set-up begins before any is installed.
 * @param {string} name
 */
export async function loadPackage(name) {
  return import(pathToFileURL(requireOf.resolve(name)).href);
}

/**
 * The electron package brings these two along; they are looked up from there.
 * @param {'@electron/get' | '@electron-internal/extract-zip'} name
 */
export async function loadElectronPart(name) {
  const requireOfElectron = createRequire(requireOf.resolve('electron/package.json'));
  return import(pathToFileURL(requireOfElectron.resolve(name)).href);
}

/**
 * @param {string} archive
 * @param {string} dir
 */
export async function unzip(archive, dir) {
  await (await loadElectronPart('@electron-internal/extract-zip')).extract(archive, { dir });
}
