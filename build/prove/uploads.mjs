import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { distFolder } from '../bundle/bundle.mjs';
import { nodeConfig } from '../bundle/nodeConfig.mjs';
import { root } from '../setup/folders.mjs';
import { forward } from '../setup/forward.mjs';
import { setUp } from '../setup/setUp.mjs';

/**
 * Uploads through schedules of faults, cut power and quits on a virtual clock; `npm test` runs 3,000.
 * @param {readonly string[]} args
 */
export async function proveUploadLives(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      lives: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
    },
  });
  await setUp();
  const { build } = await import('vite');
  const outDir = join(distFolder, 'simulate');
  await build(nodeConfig('simulate', 'test/simulate/cli.ts', outDir));
  const program = join(outDir, 'simulate.cjs');
  const schedules = ['--runs', values.lives, '--seed', values.seed, '--model', 'both'];
  return (await forward(process.execPath, [program, ...schedules])) === 0;
}

/**
 * Uploads in processes of their own that are killed; `npm test` kills a hundred.
 * @param {readonly string[]} args
 */
export async function proveUploadKills(args) {
  const { values } = parseArgs({
    args: [...args],
    options: { kills: { type: 'string', default: '200' } },
  });
  await setUp();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const env = { ...process.env, SATCHEL_PROVE_KILLS: values.kills };
  const program = [vitest, 'run', join('test', 'uploads', 'kill')];
  return (await forward(process.execPath, program, { cwd: root, env })) === 0;
}
