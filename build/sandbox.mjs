import { join } from 'node:path';
import { bundle, distFolder } from './bundle/bundle.mjs';
import { forward } from './setup/forward.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { setUp } from './setup/setUp.mjs';

await runCommand(async () => {
  await setUp();
  await bundle(['sandbox']);
  return forward(process.execPath, [
    join(distFolder, 'main', 'sandbox.cjs'),
    ...process.argv.slice(2),
  ]);
});
