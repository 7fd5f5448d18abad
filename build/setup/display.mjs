import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcess } from './endProcess.mjs';
import { SetupError } from './say.mjs';

const startLimitMs = 15_000;

/** Whether a window would have nowhere to appear. */
export function hasNoDisplay(env = process.env, platform = process.platform) {
  return platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

/**
 * Starts a virtual display on a free number; only holders of its cookie may connect.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, dispose: () => Promise<void> }>}
 */
export async function startVirtualDisplay(env = process.env) {
  const folder = await mkdtemp(join(tmpdir(), 'satchel-display-'));
  const authority = join(folder, 'Xauthority');
  await writeFile(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  const args = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1600x1000x24',
    '-nolisten',
    'tcp',
    '-auth',
    authority,
  ];
  const [command = '', ...rest] = [...dyingWithParent(), 'Xvfb', ...args];
  const server = spawn(command, rest, { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const dispose = async () => {
    await endProcess(server);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const number = await displayNumber(server);
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let complaint = '';
    let number = '';
    const fail = () =>
      reject(new SetupError(`the virtual display did not start. ${complaint.trim()}`));
    const timer = setTimeout(fail, startLimitMs);
    server.stderr?.on('data', (bytes) => {
      complaint += bytes;
    });
    server.stdio[3]?.on('data', (bytes) => {
      number += bytes;
      if (!number.endsWith('\n')) return;
      clearTimeout(timer);
      resolve(number.trim());
    });
    for (const event of ['error', 'exit']) {
      server.on(event, () => {
        clearTimeout(timer);
        fail();
      });
    }
  });
}

/** A prefix that ends a child even when we are killed and cannot. */
export function dyingWithParent() {
  const setpriv = '/usr/bin/setpriv';
  return existsSync(setpriv) ? [setpriv, '--pdeathsig', 'TERM', '--'] : [];
}

/**
 * The file format of xauth, so that xauth itself is not needed: an entry for any host and any display.
 * @param {Uint8Array} cookie
 */
export function authorityEntry(cookie) {
  const anyHost = 0xffff;
  const name = Buffer.from('MIT-MAGIC-COOKIE-1');
  return Buffer.concat([
    short(anyHost),
    counted(Buffer.alloc(0)),
    counted(Buffer.alloc(0)),
    counted(name),
    counted(Buffer.from(cookie)),
  ]);
}

/** @param {Buffer} bytes */
function counted(bytes) {
  return Buffer.concat([short(bytes.length), bytes]);
}

/** @param {number} value */
function short(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
