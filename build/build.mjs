import { bundle } from './bundle/bundle.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { setUp } from './setup/setUp.mjs';

await runCommand(async () => {
  await setUp();
  await bundle();
  return 0;
});
