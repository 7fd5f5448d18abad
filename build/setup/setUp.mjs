import { ensureDependencies } from './dependencies.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureSystemLibraries } from './systemLibraries.mjs';

/**
 * Makes this clone ready. With nothing asked for, only the npm dependencies are seen to.
 * @param {{ electron?: boolean, system?: readonly import('./debianPackages.mjs').Need[] }} [parts]
 */
export async function setUp({ electron = false, system = [] } = {}) {
  await ensureDependencies();
  const runtime = electron ? await ensureRuntime() : undefined;
  await ensureSystemLibraries(system, runtime?.executablePath);
}
