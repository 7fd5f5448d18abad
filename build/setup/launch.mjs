import { statfsSync } from 'node:fs';
import { hasNoDisplay, startVirtualDisplay } from './display.mjs';
import { root } from './folders.mjs';
import { runtime } from './runtime.mjs';
import { say } from './say.mjs';

/**
 * @typedef {object} LaunchPlan
 * @property {string} executablePath
 * @property {string[]} args the switches this machine needs, then the folder of the app
 * @property {NodeJS.ProcessEnv} env
 * @property {() => Promise<void>} dispose ends what was started for the launch
 */

/**
 * How to start the app here. Where there is no display on Linux, a virtual one is started.
 * @param {{ alwaysVirtual?: boolean }} [options] alwaysVirtual keeps windows off the person's own display
 * @returns {Promise<LaunchPlan>}
 */
export async function launchPlan({ alwaysVirtual = false } = {}) {
  const { executablePath } = runtime();
  const args = [...machineSwitches(), root];
  const env = { ...process.env };
  // Left over from an editor's terminal it would turn Electron into a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  if (!needsVirtualDisplay(alwaysVirtual)) {
    return { executablePath, args, env, dispose: async () => {} };
  }
  const display = await startVirtualDisplay();
  say(`no display here; started a virtual one (${display.env.DISPLAY}).`);
  delete env['WAYLAND_DISPLAY'];
  return { executablePath, args, env: { ...env, ...display.env }, dispose: display.dispose };
}

/** The Chromium switches that this machine needs. */
export function machineSwitches() {
  const switches = [];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    say("running as root, where Chromium's sandbox cannot work: passing --no-sandbox.");
    switches.push('--no-sandbox');
  }
  if (process.env['SATCHEL_DEVELOPMENT_NO_SANDBOX'] === '1') switches.push('--no-sandbox');
  if (hasSmallSharedMemory()) switches.push('--disable-dev-shm-usage');
  return switches;
}

/** @param {boolean} alwaysVirtual */
function needsVirtualDisplay(alwaysVirtual) {
  return process.platform === 'linux' && (alwaysVirtual || hasNoDisplay());
}

/** Containers often give /dev/shm 64 MB, on which Chromium's pages crash. */
function hasSmallSharedMemory() {
  if (process.platform !== 'linux') return false;
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    return bsize * blocks < 256 * 1024 * 1024;
  } catch {
    return true;
  }
}
