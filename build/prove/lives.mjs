import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { distFolder } from '../bundle/bundle.mjs';
import { nodeConfig } from '../bundle/nodeConfig.mjs';
import { root } from '../setup/folders.mjs';
import { forward } from '../setup/forward.mjs';
import { setUp } from '../setup/setUp.mjs';

/**
 * Messages, removals, archives, saves of many and copies through faults, quits and kills on a virtual clock.
 * @param {readonly string[]} args
 */
export async function proveLives(args) {
  await setUp();
  const { build } = await import('vite');
  const outDir = join(distFolder, 'lives');
  await build(nodeConfig('lives', 'test/lives/cli.ts', outDir));
  return (await forward(process.execPath, [join(outDir, 'lives.cjs'), ...args])) === 0;
}

/**
 * Messages, removals, archives, saves of many and copies in processes of their own that are killed.
 * @param {readonly string[]} args
 */
export async function proveKills(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      /** One of them; all unless given. */
      client: { type: 'string' },
    },
  });
  await setUp();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const env = {
    ...process.env,
    SATCHEL_PROVE_KILLS: values.kills,
    SATCHEL_PROVE_SEED: values.seed,
  };
  const only = values.client === undefined ? [] : ['-t', `${values.client} lose`];
  const program = [vitest, 'run', join('test', 'lives', 'kill'), ...only];
  return (await forward(process.execPath, program, { cwd: root, env })) === 0;
}
