import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../bundle/bundle.mjs';
import { setUp } from '../setup/setUp.mjs';
import { runPlaywright } from '../testing/runners.mjs';
import { stageForTests } from '../testing/stageForTests.mjs';

/** @param {readonly string[]} args */
export async function proveSoak(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '10' },
      items: { type: 'string', default: '4000' },
    },
  });
  await setUp({ electron: true, system: ['window', 'display', 'keyring'] });
  await bundle();
  const stage = await stageForTests();
  try {
    const env = {
      ...stage.env,
      SATCHEL_PROVE_MINUTES: values.minutes,
      SATCHEL_PROVE_ITEMS: values.items,
    };
    const config = join('test', 'prove', 'soak', 'playwright.config.ts');
    const { failed } = await runPlaywright({ ...stage, env }, config, []);
    return failed === 0;
  } finally {
    await stage.dispose();
  }
}
