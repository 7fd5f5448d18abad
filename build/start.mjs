import { bundle } from './bundle/bundle.mjs';
import { hasNoDisplay } from './setup/display.mjs';
import { forward } from './setup/forward.mjs';
import { launchPlan } from './setup/launch.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { setUp } from './setup/setUp.mjs';

await runCommand(async () => {
  await setUp({ electron: true, system: hasNoDisplay() ? ['window', 'display'] : ['window'] });
  await bundle();
  const plan = await launchPlan();
  try {
    return await forward(plan.executablePath, [...plan.args, ...process.argv.slice(2)], {
      env: plan.env,
    });
  } finally {
    await plan.dispose();
  }
});
