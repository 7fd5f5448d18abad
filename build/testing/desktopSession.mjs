// Runs the command it is given inside a desktop of its own.
import { forward } from '../setup/forward.mjs';
import { runCommand } from '../setup/runCommand.mjs';
import { startDesktop } from './desktop.mjs';

await runCommand(async () => {
  const [command = '', ...args] = process.argv.slice(2);
  const desktop = await startDesktop();
  try {
    const env = { ...process.env, ...desktop.env };
    return await forward(command, args, { env, endWithParent: true });
  } finally {
    await desktop.dispose();
  }
});
