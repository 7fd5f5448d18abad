import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundle/bundle.mjs';
import { root } from './setup/folders.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { say } from './setup/say.mjs';
import { setUp } from './setup/setUp.mjs';
import { lintAndTypes } from './testing/lintAndTypes.mjs';
import { runPlaywright, runVitest } from './testing/runners.mjs';
import { stageForTests } from './testing/stageForTests.mjs';
import { closingLine, stepTally, sum } from './testing/tally.mjs';

/** @typedef {import('./testing/tally.mjs').Tally} Tally */
/** @typedef {import('./testing/stage.mjs').Stage} Stage */

const [part, ...rest] = process.argv.slice(2);
const extra = rest[0] === '--' ? rest.slice(1) : rest;
const parts = ['checks', 'unit', 'e2e', 'package'].filter((name) => !part || name === part);

await runCommand(async () => {
  if (parts.length === 0) {
    say('the parts are checks, unit, e2e and package; without one, all of them run.');
    return 2;
  }
  await setUp({ electron: true, system: ['window', 'display', 'keyring', 'judges', 'others'] });
  const total = sum([...(await checks()), ...(await suites())]);
  for (const remark of total.remarks) console.log(remark);
  console.log(closingLine(total));
  return total.failed === 0 ? 0 : 1;
});

/** @returns {Promise<Tally[]>} */
async function checks() {
  const tallies = parts.includes('checks') ? await lintAndTypes() : [];
  try {
    await bundle();
    tallies.push(stepTally('the build', true));
  } catch (error) {
    console.error(error);
    tallies.push(stepTally('the build', false));
  }
  return tallies;
}

/** @returns {Promise<Tally[]>} */
async function suites() {
  if (!parts.some((name) => name !== 'checks')) return [];
  const stage = await stageForTests();
  try {
    return await runSuites(stage);
  } finally {
    await keepResults(stage.clone);
    await stage.dispose();
  }
}

/** @param {Stage} stage */
async function runSuites(stage) {
  const tallies = [];
  if (parts.includes('unit')) tallies.push(await runVitest(stage, 'unit', [], extra));
  const e2e = join('test', 'e2e', 'playwright.config.ts');
  if (parts.includes('e2e') && existsSync(join(root, e2e))) {
    tallies.push(await runPlaywright(stage, e2e, extra));
  }
  if (parts.includes('package') && process.platform === 'linux') {
    const config = ['--config', join('test', 'packaging', 'vitest.config.ts')];
    tallies.push(await runVitest(stage, 'package', config, extra));
  }
  return tallies;
}

/** @param {string} clone */
async function keepResults(clone) {
  if (clone === root) return;
  const results = join(root, 'test-results');
  await rm(results, { recursive: true, force: true });
  if (!existsSync(join(clone, 'test-results'))) return;
  await cp(join(clone, 'test-results'), results, { recursive: true });
}
