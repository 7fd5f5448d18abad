import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { notices } from './notices.mjs';

/** What stays a `require`: Electron itself, and the packages with native code. */
const external = [
  'electron',
  'keytar',
  '@photostructure/sqlite',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

/**
 * How one entry of the main process is bundled: everything in one CommonJS file.
 * @param {string} name
 * @param {string} source
 * @param {string} outDir
 * @returns {import('vite').InlineConfig}
 */
export function nodeConfig(name, source, outDir) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [notices(`${name}.licenses.md`)],
    // Dictionaries are taken as text; their packages name only a module that reads them from disk.
    resolve: {
      alias: [
        {
          find: /^(dictionary-en(?:-gb)?)\/(index\.(?:aff|dic)\?raw)$/,
          replacement: `${join(root, 'node_modules')}/$1/$2`,
        },
      ],
    },
    // The server flavour of a build: dependencies resolve to their Node files.
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      sourcemap: false,
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: { [name]: join(root, source) },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}
