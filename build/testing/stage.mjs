import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { notesFolder, root } from '../setup/folders.mjs';
import { run } from '../setup/run.mjs';
import { noteRuntime, runtime } from '../setup/runtime.mjs';
import { SetupError } from '../setup/say.mjs';

/** The user "nobody", in whose name root lets the tests run. */
const nobody = 65534;
const leftOut = new Set(['.git', 'dist', 'test-results']);
/** What is built may be built again in the copy, so these must be its own files. */
const built = ['main', 'renderer', 'stamps'];

/**
 * @typedef {object} Stage
 * @property {string} clone the folder to run in
 * @property {string} node
 * @property {{ uid?: number, gid?: number }} user
 * @property {NodeJS.ProcessEnv} env
 * @property {() => Promise<void>} dispose
 */

/**
 * A copy of the clone and the runtime (of links where the disk allows) that an unprivileged user can read, since
 * root's own folders are closed to others and Chromium's sandbox works for everybody but root.
 * @returns {Promise<Stage>}
 */
export async function stageForNobody() {
  const base = await mkdtemp(join(tmpdir(), 'satchel-test-'));
  const dispose = () => rm(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  try {
    return { ...(await fill(base)), dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** @param {string} base */
async function fill(base) {
  await chmod(base, 0o755);
  /** @param {string} name */
  const at = (name) => join(base, name);
  for (const folder of ['clone', 'cache', 'home', 'tmp', 'bin']) await mkdir(at(folder));
  const entries = (await readdir(root)).filter((name) => !leftOut.has(name));
  await copyTree(
    entries.map((name) => join(root, name)),
    at('clone'),
  );
  for (const folder of built) {
    const from = join(root, 'dist', folder);
    if (existsSync(from)) await cp(from, join(at('clone'), 'dist', folder), { recursive: true });
  }
  await mkdir(join(at('clone'), 'dist'), { recursive: true });
  await copyTree([process.execPath], at('bin'));
  const chosen = runtime();
  await copyTree([chosen.path], at('cache'));
  const unreachable = (await readdir(join(chosen.path, '..'))).filter((name) =>
    name.endsWith('.unreachable'),
  );
  for (const name of unreachable) {
    const note = join(at('cache'), name);
    await cp(join(chosen.path, '..', name), note);
    // A day that is over by then makes who runs the tests write it anew.
    await chown(note, nobody, nobody);
  }
  const path = join(at('cache'), basename(chosen.path));
  const executablePath = chosen.executablePath.replace(chosen.path, path);
  const note = join(at('clone'), notesFolder.slice(root.length), 'runtime.json');
  await rm(note, { force: true });
  await noteRuntime({ ...chosen, path, executablePath }, note);
  await makeReachable(base);
  return {
    clone: at('clone'),
    node: join(at('bin'), basename(process.execPath)),
    user: { uid: nobody, gid: nobody },
    env: stageEnv(at, canConfine()),
  };
}

/**
 * @param {readonly string[]} from
 * @param {string} to
 */
async function copyTree(from, to) {
  const linked = await run('cp', ['-al', ...from, to], { capture: true });
  if (linked.code === 0) return;
  // Links do not reach from one disk to another.
  const copied = await run('cp', ['-a', '--remove-destination', ...from, to], { capture: true });
  if (copied.code !== 0)
    throw new SetupError(`the tests' copy could not be made: ${copied.output}`);
}

/**
 * Folders are the copy's own; files may be links, so only those closed to others are touched, after being unlinked.
 * @param {string} base
 */
async function makeReachable(base) {
  const steps = [
    `find "$1" -type f ! -perm -004 -exec sh -c 'for f; do cp -p "$f" "$f.own" && mv -f "$f.own" "$f" && chmod a+r "$f"; done' sh {} +`,
    `find "$1" -type d -exec chown ${nobody}:${nobody} {} +`,
    `find "$1" -type d -exec chmod u+rwx {} +`,
    `if [ -d "$1/clone/dist" ]; then chown -R ${nobody}:${nobody} "$1/clone/dist"; fi`,
  ];
  const { code, output } = await run('sh', ['-ec', steps.join('\n'), 'sh', base], {
    capture: true,
  });
  if (code !== 0) throw new SetupError(`the tests' copy could not be opened: ${output}`);
}

/**
 * @param {(name: string) => string} at
 * @param {boolean} confined
 * @returns {NodeJS.ProcessEnv}
 */
function stageEnv(at, confined) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|XDG_|DBUS_|SUDO_|DISPLAY$|WAYLAND_DISPLAY$|XAUTHORITY$)/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    HOME: at('home'),
    USER: 'nobody',
    LOGNAME: 'nobody',
    TMPDIR: at('tmp'),
    SATCHEL_CACHE_DIR: at('cache'),
    PATH: `${at('bin')}:${process.env['PATH'] ?? '/usr/bin:/bin'}`,
    ...(confined ? {} : { SATCHEL_DEVELOPMENT_NO_SANDBOX: '1' }),
  };
}

/** Whether this machine lets an unprivileged user make the user namespace that Chromium's sandbox is built from. */
export function canConfine(user = { uid: nobody, gid: nobody }) {
  if (!existsSync('/usr/bin/unshare')) return false;
  return spawnSync('/usr/bin/unshare', ['--user', 'true'], user).status === 0;
}
