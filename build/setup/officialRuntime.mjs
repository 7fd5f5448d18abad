import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadElectronPart, unzip } from './electronParts.mjs';
import { cacheFolder, root } from './folders.mjs';
import { moveFolder } from './moveFolder.mjs';
import { say } from './say.mjs';

/** How long a silent release site is waited for, at the start and in the middle. */
const silenceLimitMs = 10_000;
/** A site that could not be reached is not asked again for this long: set-up must stay quick without it. */
const restMs = 24 * 60 * 60 * 1000;

const requireOf = createRequire(join(root, 'package.json'));

/** @returns {string} the Electron version that package.json asks for */
export function officialVersion() {
  const path = join(root, 'node_modules', 'electron', 'package.json');
  return JSON.parse(readFileSync(path, 'utf8')).version;
}

/** The folder of the official runtime in the cache, whether or not it is there. */
export function officialFolder() {
  return join(cacheFolder(), `electron-${officialVersion()}-${process.platform}-${process.arch}`);
}

/** Where the executable lies inside an official runtime. */
export function officialExecutable() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Downloads the official runtime into the cache, checked against the hashes in the electron package.
 * @returns {Promise<string | undefined>} why it could not, or nothing when it is there
 */
export async function fetchOfficial() {
  const before = await recentFailure();
  if (before) return before;
  const unpacking = `${officialFolder()}.${process.pid}.part`;
  try {
    const archive = await download();
    say('unpacking Electron …');
    await mkdir(unpacking, { recursive: true });
    await unzip(archive, unpacking);
    await moveFolder(unpacking, officialFolder());
    await rm(failureNote(), { force: true });
    return undefined;
  } catch (error) {
    await rm(unpacking, { recursive: true, force: true });
    return reasonOf(error);
  }
}

/**
 * Leaves the release site alone for a day. Only for when everything else could be reached: a machine that was
 * merely offline should get the official runtime as soon as it is back.
 * @param {string} reason
 */
export async function restFromOfficial(reason) {
  if (await recentFailure()) return;
  await mkdir(dirname(failureNote()), { recursive: true });
  await writeFile(failureNote(), JSON.stringify({ at: Date.now(), reason }));
}

function failureNote() {
  return `${officialFolder()}.unreachable`;
}

async function download() {
  say(`fetching Electron ${officialVersion()} from its release site …`);
  const { downloadArtifact } = await loadElectronPart('@electron/get');
  const silence = new AbortController();
  const abort = () => silence.abort(new Error('the release site did not answer in time'));
  let timer = setTimeout(abort, silenceLimitMs);
  let told = 0;
  try {
    return await downloadArtifact({
      version: officialVersion(),
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: requireOf('electron/checksums.json'),
      cacheRoot: join(cacheFolder(), 'downloads'),
      downloadOptions: {
        quiet: true,
        signal: silence.signal,
        /** @param {{ percent: number }} progress */
        getProgressCallback: async ({ percent }) => {
          clearTimeout(timer);
          timer = setTimeout(abort, silenceLimitMs);
          const tenth = Math.floor(percent * 10);
          if (tenth > told) say(`Electron: ${tenth * 10} %`);
          told = Math.max(told, tenth);
        },
      },
    });
  } finally {
    clearTimeout(timer);
  }
}

async function recentFailure() {
  try {
    const { at, reason } = JSON.parse(await readFile(failureNote(), 'utf8'));
    return Math.abs(Date.now() - at) < restMs ? String(reason) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return 'unknown reason';
  // fetch says only "fetch failed"; what failed is its cause.
  return error.cause instanceof Error ? error.cause.message : error.message;
}
