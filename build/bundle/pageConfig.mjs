import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { notices } from './notices.mjs';
import { pageEntries, presentEntries } from './parts.mjs';

/**
 * How the pages are bundled: no inline script or style, relative addresses, since they are served from a
 * scheme of our own under a strict content policy.
 * @param {string} outDir
 * @returns {Promise<import('vite').InlineConfig>}
 */
export async function pageConfig(outDir) {
  const { default: react } = await import('@vitejs/plugin-react');
  const entries = presentEntries(pageEntries).map(([name, source]) => [name, join(root, source)]);
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [react(), notices('window.licenses.md')],
    // The darkroom's worker fetches its larger codecs when they are needed.
    worker: { format: 'es', plugins: () => [notices('worker.licenses.md')] },
    build: {
      target: 'chrome130',
      cssTarget: 'chrome130',
      outDir,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      reportCompressedSize: false,
      rolldownOptions: { input: Object.fromEntries(entries) },
    },
  };
}
