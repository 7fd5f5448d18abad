import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { machineSwitches } from '../../../build/setup/launch.mjs';
import { root } from '../../../build/setup/places.mjs';
import { runtime } from '../../../build/setup/runtime.mjs';
import { type Sandbox, startSandbox } from '../../../electron/sandbox/startSandbox.ts';

export interface Satchel {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  quit(): Promise<void>;
}

export interface LaunchOptions {
  readonly dataDir: string;
  /** Plivo's base URL in place of its own; unpackaged builds and loopback only. */
  readonly baseUrl?: string;
  /** The same for any provider by its id, with the endpoints of one that has several. */
  readonly endpoints?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

/** Starts the real app on a data folder of its own. */
export async function launchSatchel(options: LaunchOptions): Promise<Satchel> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...process.env, ...options.env })) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE') env[name] = value;
  }
  const { baseUrl, endpoints = baseUrl === undefined ? undefined : { plivo: baseUrl } } = options;
  if (endpoints !== undefined) env['SATCHEL_ENDPOINTS'] = JSON.stringify(endpoints);
  const switches = [...machineSwitches(), `--user-data-dir=${options.dataDir}`];
  const { app, page } = await launchHeard({
    executablePath: runtime().executablePath,
    args: [...switches, root, ...(options.args ?? [])],
    cwd: root,
    env,
  });
  let closed: Promise<void> | null = null;
  const quit = () => {
    // Asked a second time, Playwright would wait for an end that has already been.
    closed ??= app.close();
    return closed;
  };
  return { app, page, dataDir: options.dataDir, quit };
}

const launchMs = 20_000;
const mostLaunches = 3;

/**
 * On a busy machine the driver now and then never hears of a window that is there and shows what it
 * should: the app is then ended and started again.
 */
async function launchHeard(options: Parameters<typeof _electron.launch>[0]) {
  for (let launches = 1; ; launches += 1) {
    let app: ElectronApplication | null = null;
    try {
      app = await _electron.launch({ ...options, timeout: launchMs });
      return { app, page: await app.firstWindow({ timeout: launchMs }) };
    } catch (error) {
      if (app !== null) await endAtOnce(app.process());
      if (launches === mostLaunches) throw error;
      console.warn('The driver did not hear of the window; the app is started again.');
    }
  }
}

async function endAtOnce(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

interface Fixtures {
  readonly dataDir: string;
  readonly sandbox: Sandbox;
  /** Launches the app; every one launched is ended with the test. */
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<Satchel>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern.
  dataDir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'satchel-e2e-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern.
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ items: 24 });
    await use(sandbox);
    await sandbox.close();
  },
  // After the sandbox, so that the app ends before what it speaks to.
  launch: async ({ dataDir, sandbox: _sandbox }, use) => {
    const running: Satchel[] = [];
    await use(async (options = {}) => {
      const satchel = await launchSatchel({ dataDir, ...options });
      running.push(satchel);
      return satchel;
    });
    await Promise.allSettled(running.map((satchel) => satchel.quit()));
  },
});

export { expect } from '@playwright/test';
