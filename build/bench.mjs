import { join } from 'node:path';
import { build } from 'vite';
import { bundle, distFolder } from './bundle/bundle.mjs';
import { nodeConfig } from './bundle/nodeConfig.mjs';
import { forward } from './setup/forward.mjs';
import { root } from './setup/places.mjs';
import { runCommand } from './setup/say.mjs';
import { setUp } from './setup/setUp.mjs';

// How fast Satchel is beside others: `npm run bench -- upload [--rounds 3] [--at "50 ms"] [--only "satchel;limit"]`.
await runCommand(async () => {
  await setUp();
  await bundle(['sandbox']);
  const outDir = join(distFolder, 'bench');
  await build(nodeConfig('bench', 'test/bench/cli.ts', outDir));
  const args = [join(outDir, 'bench.cjs'), ...process.argv.slice(2)];
  return forward(process.execPath, args, { cwd: root });
});
