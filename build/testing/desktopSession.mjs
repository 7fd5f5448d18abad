// Runs the command it is given inside a desktop of its own: fresh folders, an unlocked keyring, a virtual display.
// To be started by dbus-run-session, whose bus the keyring joins.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startVirtualDisplay } from '../setup/display.mjs';
import { endProcess } from '../setup/endProcess.mjs';
import { forward } from '../setup/forward.mjs';
import { run } from '../setup/run.mjs';
import { runCommand } from '../setup/runCommand.mjs';
import { SetupError } from '../setup/say.mjs';

const keyringLimitMs = 15_000;

await runCommand(async () => {
  const [command = '', ...args] = process.argv.slice(2);
  const base = await mkdtemp(join(tmpdir(), 'satchel-desktop-'));
  const env = { ...process.env, ...(await freshFolders(base)), NO_AT_BRIDGE: '1' };
  const display = await startVirtualDisplay(env);
  const keyring = startKeyring(env);
  try {
    await keyringReady(env);
    return await forward(command, args, { env: { ...env, ...display.env }, endWithParent: true });
  } finally {
    await endProcess(keyring);
    await display.dispose();
    await rm(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
});

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
function startKeyring(env) {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const keyring = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
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
  const until = Date.now() + keyringLimitMs;
  while (Date.now() < until) {
    const { output } = await run('dbus-send', question, { env, capture: true });
    if (output.includes('boolean true')) return;
    await wait(50);
  }
  throw new SetupError('the keyring for the tests did not start.');
}
