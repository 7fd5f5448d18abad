import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../setup/folders.mjs';
import { forward } from '../setup/forward.mjs';
import { setUp } from '../setup/setUp.mjs';

/**
 * First readings of accounts in processes of their own that are killed; `npm test` kills eight.
 * @param {readonly string[]} args
 */
export async function proveSyncKills(args) {
  const { values } = parseArgs({
    args: [...args],
    options: { kills: { type: 'string', default: '300' } },
  });
  await setUp();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const env = { ...process.env, SATCHEL_PROVE_KILLS: values.kills };
  const program = [vitest, 'run', join('test', 'library', 'sync', 'kill')];
  return (await forward(process.execPath, program, { cwd: root, env })) === 0;
}
