import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { forward } from '../setup/forward.mjs';
import { playwrightCounts, runnerTally, sum, vitestCounts } from './tally.mjs';

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
  const code = await runInSession(stage, [program, 'run', ...config, ...reporters, ...extra], {});
  const counts = await readReport(report, vitestCounts);
  return runnerTally(name, counts, code, extra.length > 0);
}

/**
 * @param {Stage} stage
 * @param {string} config
 * @param {readonly string[]} extra
 * @param {string} [report] the file that its figures go to
 */
export async function runPlaywright(stage, config, extra, report = 'report-e2e.json') {
  const path = join(stage.clone, 'dist', report);
  const program = join(stage.clone, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [program, 'test', '-c', config, '--reporter=list,json', ...extra];
  const code = await runInSession(stage, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: path });
  const counts = await readReport(path, playwrightCounts);
  return runnerTally(
    'e2e',
    counts,
    code,
    extra.some((arg) => !arg.startsWith('--')),
  );
}

/** So many parts that a lane which is done early takes over what another has not begun. */
const parts = 8;

/**
 * All end-to-end tests, in as many desktops side by side as the machine bears: a journey waits more than it works,
 * and no two may share a clipboard, a keyring or the window that has the keyboard.
 * @param {Stage} stage
 * @param {string} config
 */
export async function runInLanes(stage, config) {
  const lanes = process.platform === 'linux' ? Math.max(1, Math.min(2, availableParallelism())) : 1;
  const waiting = Array.from({ length: parts }, (_, index) => index + 1);
  const lane = async () => {
    const tallies = [];
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const own = [`--shard=${part}/${parts}`, `--output=${join('test-results', `${part}`)}`];
      tallies.push(await runPlaywright(stage, config, own, `report-e2e-${part}.json`));
    }
    return sum(tallies);
  };
  return sum(await Promise.all(Array.from({ length: lanes }, lane)));
}

/**
 * Runs a Node program; on Linux inside a desktop session of its own.
 * @param {Stage} stage
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} added
 */
function runInSession(stage, args, added) {
  const options = { ...stage.user, cwd: stage.clone, env: { ...stage.env, ...added } };
  if (process.platform !== 'linux') return forward(stage.node, args, options);
  const session = join(stage.clone, 'build', 'testing', 'desktopSession.mjs');
  return forward('dbus-run-session', ['--', stage.node, session, stage.node, ...args], options);
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
