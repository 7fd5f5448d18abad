import { join } from 'node:path';
import { build } from 'vite';
import { nodeConfig } from '../../../build/bundle/nodeConfig.mjs';

/** Bundles the keychain process as the app does; answers the file to start. */
export async function bundleKeychainProcess(outDir: string): Promise<string> {
  await build(nodeConfig('keychainProcess', 'electron/host/keychainProcess.ts', outDir));
  return join(outDir, 'keychainProcess.cjs');
}
