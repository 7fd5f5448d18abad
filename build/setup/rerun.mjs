import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './folders.mjs';
import { forward } from './forward.mjs';
import { isInRange } from './nodeRange.mjs';
import { chooseNode, ensureOwnNode } from './ownNode.mjs';
import { SetupError, say } from './say.mjs';

/**
 * Runs the command that is running once more on a Node of Satchel's own, when this one is not what package.json
 * asks for. Until then a command may load nothing but Node's own modules and set-up's.
 * @param {string} [version] of this Node
 * @returns {Promise<number | undefined>} the exit code of the second run, or nothing where this Node will do
 */
export async function rerunWhereUnfit(version = process.versions.node) {
  const { platform, arch } = process;
  const range = wantedRange();
  const choice = chooseNode({ version, range, platform, arch });
  if (choice.kind === 'this') return undefined;
  const unfit = unfitness(version, range);
  if (choice.kind === 'none') throw new SetupError(`${unfit}. See https://nodejs.org.`);
  say(`${unfit}: going on with Node ${choice.pinned.version}, in a folder of its own.`);
  const node = await ensureOwnNode(choice.pinned);
  // Whatever is started by the name of `node` from here on, npm's own programs too, is this one.
  process.env['PATH'] = [dirname(node), process.env['PATH'] ?? ''].join(delimiter);
  return forward(node, [...process.execArgv, ...process.argv.slice(1)], { env: process.env });
}

/** Says that a tool runs on a Node that Satchel is not made for, where it was started past set-up. */
export function sayWhereUnfit() {
  const version = process.versions.node;
  const range = wantedRange();
  if (isInRange(version, range)) return;
  say(
    `${unfitness(version, range)}: start this by its script in build/, which goes on with one that fits.`,
  );
}

/**
 * @param {string} version
 * @param {string} range
 */
function unfitness(version, range) {
  return `this is Node ${version}, and Satchel needs ${range}`;
}

/** @returns {string} */
function wantedRange() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node;
}
