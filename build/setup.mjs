import { runCommand } from './setup/runCommand.mjs';
import { say } from './setup/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runCommand(async () => {
  const startedAt = Date.now();
  await setUp({ electron: true, system: ['window', 'display', 'keyring'] });
  say(`ready (set-up took ${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  return 0;
});
