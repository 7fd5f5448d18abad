import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Notes about this clone's set-up: inside node_modules, so that they go when it goes. */
export const notesFolder = join(root, 'node_modules', '.cache', 'satchel');

/**
 * Where large downloads are kept, outside the clone, so that a second clone needs no network.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform
 * @param {string} home
 */
export function cacheFolder(env = process.env, platform = process.platform, home = homedir()) {
  if (env['SATCHEL_CACHE_DIR']) return env['SATCHEL_CACHE_DIR'];
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'satchel');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'satchel');
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'satchel', 'Cache');
  }
  return join(home, '.cache', 'satchel');
}
