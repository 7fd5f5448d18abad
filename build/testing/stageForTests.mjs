import { cacheFolder, root } from '../setup/folders.mjs';
import { say } from '../setup/say.mjs';
import { canConfine, stageForNobody } from './stage.mjs';

/**
 * Where tests run, and as whom: here, or as root in a copy for a user without rights.
 * @returns {Promise<import('./stage.mjs').Stage>}
 */
export async function stageForTests() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return here();
  say('running as root: the tests run as an unprivileged user, in a copy that it can read.');
  if (!canConfine()) {
    say("this machine allows no user namespaces: the tests run WITHOUT Chromium's sandbox.");
  }
  return stageForNobody();
}

/** @returns {import('./stage.mjs').Stage} */
function here() {
  const env = { ...process.env, SATCHEL_CACHE_DIR: cacheFolder() };
  return { clone: root, node: process.execPath, user: {}, env, dispose: async () => {} };
}
