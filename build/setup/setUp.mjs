import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { nodeVersionProblem } from './nodeVersion.mjs';
import { root } from './places.mjs';
import { ensureRuntime } from './runtime.mjs';
import { SetupError } from './say.mjs';
import { ensureSystemLibraries } from './systemLibraries.mjs';

/**
 * Makes this clone ready. With nothing asked for, only Node and the npm dependencies are seen to.
 * @param {{ electron?: boolean, system?: readonly import('./debianPackages.mjs').Need[] }} [parts]
 */
export async function setUp({ electron = false, system = [] } = {}) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const problem = nodeVersionProblem(process.versions.node, engines.node.replace(/^>=/, ''));
  if (problem) throw new SetupError(problem);
  await ensureDependencies();
  const runtime = electron ? await ensureRuntime() : undefined;
  await ensureSystemLibraries(system, runtime?.executablePath);
}
