import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const collection = '/org/freedesktop/secrets/collection/login';

/** A session bus that starts no service by itself, so that what is absent stays absent. */
const busConfiguration = (folder: string) => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;

export interface Keyring {
  /** What a process needs to find this keyring, and no other. */
  readonly env: NodeJS.ProcessEnv;
  /** Starts a daemon that opens the keyring of this folder. */
  start(): Promise<void>;
  lock(): void;
  /** How many entries it holds, whoever wrote them. */
  itemCount(): number;
  signal(signal: NodeJS.Signals): void;
  /** Ends the daemon; the bus goes on without it. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

async function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** A real gnome-keyring on a session bus of its own. */
export async function openKeyring(folder: string): Promise<Keyring> {
  const runtime = join(folder, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  writeFileSync(join(folder, 'bus.conf'), busConfiguration(folder));
  const bus = spawn(
    'dbus-daemon',
    ['--nofork', '--print-address', `--config-file=${folder}/bus.conf`],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const [address] = await once(createInterface(bus.stdout), 'line');
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_RUNTIME_DIR: runtime,
    DBUS_SESSION_BUS_ADDRESS: String(address),
    LC_ALL: 'C.UTF-8',
  };
  const ask = (destination: string, path: string, method: string, ...values: string[]) =>
    execFileSync(
      'dbus-send',
      ['--session', '--print-reply', `--dest=${destination}`, path, method, ...values],
      { env, encoding: 'utf8' },
    );
  const isThere = () =>
    ask(
      'org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.freedesktop.secrets',
    ).includes('boolean true');

  let daemon: ChildProcess | null = null;
  return {
    env,
    async start() {
      const started = spawn(
        'gnome-keyring-daemon',
        ['--foreground', '--unlock', '--components=secrets'],
        { env, stdio: ['pipe', 'ignore', 'ignore'] },
      );
      daemon = started;
      started.stdin.end('a password for tests\n');
      while (!isThere()) {
        if (started.exitCode !== null) throw new Error('the keyring daemon did not start');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    itemCount() {
      const items = ask(
        'org.freedesktop.secrets',
        collection,
        'org.freedesktop.DBus.Properties.Get',
        'string:org.freedesktop.Secret.Collection',
        'string:Items',
      );
      return items.split('object path').length - 1;
    },
    lock() {
      ask(
        'org.freedesktop.secrets',
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        `array:objpath:${collection}`,
      );
    },
    signal: (signal) => daemon?.kill(signal),
    async stop() {
      await end(daemon);
      while (isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    async close() {
      await end(daemon);
      await end(bus);
    },
  };
}
