import { join } from 'node:path';
import { build } from 'vite';
import { nodeConfig } from '../../../build/bundle/nodeConfig.mjs';

/** Where the bundle's requires are found, since it is started from a folder of its own. */
export const modules = join(import.meta.dirname, '../../../node_modules');

/** Bundles the keychain process as the app does; answers the file to start. */
export async function bundleKeychainProcess(outDir: string): Promise<string> {
  await build(nodeConfig('keychainProcess', 'electron/host/keychainProcess.ts', outDir));
  return join(outDir, 'keychainProcess.cjs');
}
