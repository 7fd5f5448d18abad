import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { run } from '../setup/run.mjs';
import { stepTally } from './tally.mjs';

/** @returns {Promise<import('./tally.mjs').Tally[]>} */
export async function lintAndTypes() {
  const modules = join(root, 'node_modules');
  const biome = join(modules, '@biomejs', 'biome', 'bin', 'biome');
  const tsc = join(modules, 'typescript', 'bin', 'tsc');
  return [
    await check('the lint (biome check)', [biome, 'check', '--error-on-warnings', '.']),
    await check('the types (tsc -b)', [tsc, '-b']),
  ];
}

/**
 * @param {string} name
 * @param {readonly string[]} program
 */
async function check(name, program) {
  const { code } = await run(process.execPath, program, { cwd: root });
  return stepTally(name, code === 0);
}
