import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dyingWithParent, startVirtualDisplay } from '../setup/display.mjs';
import { endProcess } from '../setup/endProcess.mjs';
import { run } from '../setup/run.mjs';
import { SetupError } from '../setup/say.mjs';

const startLimitMs = 15_000;

/**
 * @typedef {object} Desktop
 * @property {Record<string, string>} env what leads a program to it, to be added to its own environment
 * @property {() => Promise<void>} dispose
 */

/**
 * A desktop of its own: fresh folders, a message bus, an unlocked keyring on it, a virtual display. Two of them share
 * neither clipboard, keyring nor keyboard. Linux alone.
 * @returns {Promise<Desktop>}
 */
export async function startDesktop() {
  const base = await mkdtemp(join(tmpdir(), 'satchel-desktop-'));
  /** @type {(() => Promise<void>)[]} */
  const endings = [
    () => rm(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  ];
  const dispose = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    /** @type {Record<string, string>} */
    const env = {
      ...(await freshFolders(base)),
      NO_AT_BRIDGE: '1',
      // Without a character set Chromium reads no file whose name has more than ASCII in it.
      LC_CTYPE: 'C.UTF-8',
    };
    const bus = startBus({ ...process.env, ...env });
    endings.push(() => endProcess(bus));
    env['DBUS_SESSION_BUS_ADDRESS'] = await firstLine(bus);
    const display = await startVirtualDisplay({ ...process.env, ...env });
    endings.push(display.dispose);
    Object.assign(env, display.env);
    const keyring = startKeyring({ ...process.env, ...env });
    endings.push(() => endProcess(keyring));
    await keyringReady({ ...process.env, ...env });
    return { env, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** @param {string} base */
async function freshFolders(base) {
  const folders = {
    XDG_DATA_HOME: join(base, 'data'),
    XDG_CONFIG_HOME: join(base, 'config'),
    XDG_CACHE_HOME: join(base, 'cache'),
    XDG_RUNTIME_DIR: join(base, 'run'),
  };
  for (const folder of Object.values(folders)) await mkdir(folder, { mode: 0o700 });
  return folders;
}

/** @param {NodeJS.ProcessEnv} env */
function startBus(env) {
  const args = ['--session', '--nofork', '--nopidfile', '--print-address'];
  const [command = '', ...rest] = [...dyingWithParent(), 'dbus-daemon', ...args];
  return spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'ignore'] });
}

/**
 * The address that a bus prints once it can be reached.
 * @param {import('node:child_process').ChildProcess} bus
 * @returns {Promise<string>}
 */
function firstLine(bus) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = () => reject(new SetupError('the message bus for the tests did not start.'));
    const timer = setTimeout(fail, startLimitMs);
    bus.stdout?.on('data', (bytes) => {
      said += bytes;
      if (!said.includes('\n')) return;
      clearTimeout(timer);
      resolve(said.slice(0, said.indexOf('\n')));
    });
    for (const event of ['error', 'exit']) {
      bus.once(event, () => {
        clearTimeout(timer);
        fail();
      });
    }
  });
}

/** @param {NodeJS.ProcessEnv} env */
function startKeyring(env) {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const [command = '', ...rest] = [...dyingWithParent(), 'gnome-keyring-daemon', ...args];
  const keyring = spawn(command, rest, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  // An empty password would make it ask for one in a window.
  keyring.stdin.end('password\n');
  return keyring;
}

/** @param {NodeJS.ProcessEnv} env */
async function keyringReady(env) {
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ];
  const until = Date.now() + startLimitMs;
  while (Date.now() < until) {
    const { output } = await run('dbus-send', question, { env, capture: true });
    if (output.includes('boolean true')) return;
    await wait(50);
  }
  throw new SetupError('the keyring for the tests did not start.');
}
