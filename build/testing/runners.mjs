import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forward } from '../setup/forward.mjs';
import { playwrightCounts, runnerTally, vitestCounts } from './tally.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */

/**
 * @param {Stage} stage
 * @param {string} name
 * @param {readonly string[]} config arguments that choose the tests
 * @param {readonly string[]} extra arguments of the person
 */
export async function runVitest(stage, name, config, extra) {
  const report = join(stage.clone, 'dist', `report-${name}.json`);
  const program = join(stage.clone, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runInSession(stage, [program, 'run', ...config, ...reporters, ...extra]);
  const counts = await readReport(report, vitestCounts);
  return runnerTally(name, counts, code, extra.length > 0);
}

/**
 * @param {Stage} stage
 * @param {string} config
 * @param {readonly string[]} extra
 */
export async function runPlaywright(stage, config, extra) {
  const path = join(stage.clone, 'dist', 'report-e2e.json');
  const program = join(stage.clone, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [program, 'test', '-c', config, '--reporter=list,json', ...extra];
  // Its workers have desktops of their own: test/e2e/support/desktop.ts.
  const env = { ...stage.env, PLAYWRIGHT_JSON_OUTPUT_FILE: path };
  const code = await forward(stage.node, args, { ...stage.user, cwd: stage.clone, env });
  const counts = await readReport(path, playwrightCounts);
  return runnerTally(
    'e2e',
    counts,
    code,
    extra.some((arg) => !arg.startsWith('--')),
  );
}

/**
 * Runs a Node program; on Linux inside a desktop session of its own.
 * @param {Stage} stage
 * @param {readonly string[]} args
 */
function runInSession(stage, args) {
  const options = { ...stage.user, cwd: stage.clone, env: stage.env };
  if (process.platform !== 'linux') return forward(stage.node, args, options);
  const session = join(stage.clone, 'build', 'testing', 'desktopSession.mjs');
  return forward(stage.node, [session, stage.node, ...args], options);
}

/**
 * @template Report, T
 * @param {string} path
 * @param {(report: Report) => T} count
 * @returns {Promise<T | undefined>}
 */
async function readReport(path, count) {
  try {
    return count(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
