import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, distFolder } from './bundle/bundle.mjs';
import { nodeConfig } from './bundle/nodeConfig.mjs';
import { root } from './setup/folders.mjs';
import { forward } from './setup/forward.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { setUp } from './setup/setUp.mjs';
import { runPlaywright } from './testing/runners.mjs';
import { stageForTests } from './testing/stageForTests.mjs';

// How fast Satchel is beside others: `npm run bench -- upload [--rounds 3] [--at "50 ms"] [--only "satchel;limit"]`.
// What the order of names costs in a library of 100,000: `npm run bench -- names [rounds]`.
// How fast items are deleted, and what of memory that takes: `npm run bench -- clean [--rounds 3] [--only speed]`.
// The same of archiving: `npm run bench -- archive [--rounds 3] [--only speed] [--most 100000]`.
// How fast links are checked: `npm run bench -- links [--links 10000] [--latency 50] [--only speed]`.
// How fast accounts are read: `npm run bench -- library [--rounds 3] [--only "Plivo"]`.
// How fast lists and searches of large libraries are: `npm run bench -- queries [100000,1000000]`.
// Whether its window stays alive: `npm run bench -- drop [--files 10000] [--rounds 3] [--only "a folder;files"]`.
// How the window bears a large library: `npm run bench -- window [--rounds 3] [--items 100000] [--most 1000000]
// [--only "start;scroll;jump;keys;memory;million"]`.
// How fast pictures are made: `npm run bench -- thumbnails [--rounds 5] [--pictures 200] [--variant small]`.
const benches = { drop: benchDrop, window: benchWindow, thumbnails: benchThumbnails };
await runCommand(() => {
  const part = process.argv[2] ?? '';
  const own = Object.entries(benches).find(([name]) => name === part)?.[1];
  return own === undefined ? benchUpload() : own();
});

async function benchUpload() {
  await setUp();
  await bundle(['main', 'sandbox']);
  const { build } = await import('vite');
  const outDir = join(distFolder, 'bench');
  await build(nodeConfig('bench', 'test/bench/cli.ts', outDir));
  const args = [join(outDir, 'bench.cjs'), ...process.argv.slice(2)];
  return forward(process.execPath, args, { cwd: root });
}

async function benchDrop() {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      files: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      /** A folder for CPU profiles of each phase, which make it slower. */
      profile: { type: 'string' },
    },
  });
  return benchElectron(join('test', 'bench', 'drop', 'playwright.config.ts'), {
    SATCHEL_BENCH_FILES: values.files,
    SATCHEL_BENCH_ROUNDS: values.rounds,
    ...(values.only && { SATCHEL_BENCH_ONLY: values.only }),
    ...(values.profile && { SATCHEL_BENCH_PROFILE: values.profile }),
  });
}

function benchWindow() {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      rounds: { type: 'string', default: '3' },
      items: { type: 'string', default: '100000' },
      most: { type: 'string', default: '1000000' },
      only: { type: 'string' },
      /** A folder for traces of each part, which make it slower. */
      trace: { type: 'string' },
    },
  });
  return benchElectron(join('test', 'bench', 'library', 'window', 'playwright.config.ts'), {
    SATCHEL_BENCH_ROUNDS: values.rounds,
    SATCHEL_BENCH_ITEMS: values.items,
    SATCHEL_BENCH_MOST: values.most,
    ...(values.trace && { SATCHEL_BENCH_TRACE: values.trace }),
    ...(values.only && { SATCHEL_BENCH_ONLY: values.only }),
  });
}

/** Beside sharp, which runs in this plain Node and never in Electron. */
async function benchThumbnails() {
  await setUp({ electron: true, system: ['window', 'display'] });
  const program = join('test', 'bench', 'thumbnails', 'cli.ts');
  return forward(process.execPath, [program, ...process.argv.slice(3)], { cwd: root });
}

/**
 * @param {string} config of Playwright
 * @param {NodeJS.ProcessEnv} added
 */
async function benchElectron(config, added) {
  await setUp({ electron: true, system: ['window', 'display', 'keyring'] });
  await bundle();
  const stage = await stageForTests();
  try {
    const env = { ...stage.env, ...added };
    const { failed } = await runPlaywright({ ...stage, env }, config, []);
    return failed === 0 ? 0 : 1;
  } finally {
    await stage.dispose();
  }
}
