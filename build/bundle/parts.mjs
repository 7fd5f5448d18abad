import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';

/** @typedef {'main' | 'sandbox' | 'renderer'} Part */

/** @type {readonly Part[]} */
export const allParts = ['main', 'sandbox', 'renderer'];

/** @type {Record<Part, readonly string[]>} */
export const sourceFolders = {
  main: ['shared', 'electron'],
  sandbox: ['shared', 'electron'],
  renderer: ['shared', 'renderer'],
};

/**
 * Each entry becomes one self-contained CommonJS file of dist/main: a sandboxed preload can require nothing
 * of ours, and the utility process and the command line are started by their file.
 * @type {Record<'main' | 'sandbox', Readonly<Record<string, string>>>}
 */
export const nodeEntries = {
  main: {
    main: 'electron/host/main.ts',
    preload: 'electron/host/bridge/preload.ts',
    darkroomPreload: 'electron/host/darkroom/darkroomPreload.ts',
    keychainProcess: 'electron/host/keychainProcess.ts',
    queryWorker: 'electron/host/queryWorker.ts',
    scanWorker: 'electron/host/scanWorker.ts',
    spellWorker: 'electron/host/spelling/spellWorker.ts',
  },
  sandbox: { sandbox: 'electron/sandbox/cli.ts' },
};

/**
 * Folders that a program reads at run time, put beside its bundle under their own name.
 * @type {Record<Part, readonly string[]>}
 */
export const companions = { main: [], sandbox: ['electron/sandbox/seed'], renderer: [] };

/** @type {Readonly<Record<string, string>>} */
export const pageEntries = {
  index: 'renderer/index.html',
  darkroom: 'renderer/darkroom/darkroom.html',
  player: 'renderer/player/player.html',
};

/**
 * The entries of a part whose source is there.
 * @param {Readonly<Record<string, string>>} entries
 */
export function presentEntries(entries) {
  return Object.entries(entries).filter(([, source]) => existsSync(join(root, source)));
}

/** The entries whose source is not there yet. */
export function missingEntries() {
  const all = [nodeEntries.main, nodeEntries.sandbox, pageEntries].flatMap(Object.values);
  return all.filter((source) => !existsSync(join(root, source)));
}
