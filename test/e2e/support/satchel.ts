import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import { root } from '../../../build/setup/folders.mjs';
import { machineSwitches } from '../../../build/setup/launch.mjs';
import { runtime } from '../../../build/setup/runtime.mjs';
import { driverLaunch, slowWays } from '../../../build/testing/driverLaunch.mjs';
import { type Sandbox, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { lookLast, watch } from './access/watch.ts';
import { desktopTest } from './desktop.ts';

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
  const launch = driverLaunch();
  const switches = [...launch.args, ...machineSwitches(), `--user-data-dir=${options.dataDir}`];
  const app = await _electron.launch({
    executablePath: runtime().executablePath,
    args: [...switches, root, ...(options.args ?? [])],
    cwd: root,
    env: { ...env, ...launch.env },
  });
  const page = await windowOf(app);
  if (slowWays().includes('window')) await slowDown(page);
  let closed: Promise<void> | null = null;
  const quit = () => {
    // Asked a second time, Playwright would wait for an end that has already been.
    closed ??= app.close();
    return closed;
  };
  return { app, page, dataDir: options.dataDir, quit };
}

const windowUrl = 'satchel-app://app/index.html';

/** The window that a person sees: the darkroom is one too, and after a restart with work left may be first. */
async function windowOf(app: ElectronApplication): Promise<Page> {
  const found = () => app.windows().find((page) => page.url() === windowUrl);
  await expect.poll(() => found() !== undefined, { timeout: 30_000, intervals: [25] }).toBe(true);
  return found() ?? app.firstWindow();
}

/** As on a machine that is so many times slower; the main process is slowed by `slowly.cjs`. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
}

interface Fixtures {
  readonly dataDir: string;
  readonly sandbox: Sandbox;
  /** Launches the app; every one launched is ended with the test. */
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<Satchel>;
}

export const test = desktopTest.extend<Fixtures>({
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
      watch(satchel.page);
      return satchel;
    });
    for (const { page } of running) await lookLast(page);
    await Promise.allSettled(running.map((satchel) => satchel.quit()));
  },
});

export { expect };
