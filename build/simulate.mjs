import { join } from 'node:path';
import { distFolder } from './bundle/bundle.mjs';
import { nodeConfig } from './bundle/nodeConfig.mjs';
import { forward } from './setup/forward.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { setUp } from './setup/setUp.mjs';

// The upload queue through schedules of faults: `npm run simulate -- --runs 100000 --seed 1 --model both`.
await runCommand(async () => {
  await setUp();
  const { build } = await import('vite');
  const outDir = join(distFolder, 'simulate');
  await build(nodeConfig('simulate', 'test/simulate/cli.ts', outDir));
  return forward(process.execPath, [join(outDir, 'simulate.cjs'), ...process.argv.slice(2)]);
});
