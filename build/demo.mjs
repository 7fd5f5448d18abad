import { join } from 'node:path';
import { bundle } from './bundle/bundle.mjs';
import { hasNoDisplay, startVirtualDisplay } from './setup/display.mjs';
import { root } from './setup/folders.mjs';
import { forward } from './setup/forward.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { say } from './setup/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runCommand(async () => {
  await setUp({ electron: true, system: hasNoDisplay() ? ['window', 'display'] : ['window'] });
  await bundle();
  const display = hasNoDisplay() ? await startVirtualDisplay() : undefined;
  if (display) say(`no display here; started a virtual one (${display.env.DISPLAY}).`);
  try {
    const args = [join(root, 'build', 'demo', 'run.mjs'), ...process.argv.slice(2)];
    return await forward(process.execPath, args, { env: { ...process.env, ...display?.env } });
  } finally {
    await display?.dispose();
  }
});
