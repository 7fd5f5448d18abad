import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import { type BareApp, startBareApp } from '../../../bareApp/bareApp.ts';
import { connect } from '../../../e2e/support/actions.ts';
import { launchSatchel } from '../../../e2e/support/satchel.ts';
import { library } from './inWindow.ts';
import { seedLibrary } from './seedLibrary.ts';

export interface Place {
  readonly dataDir: string;
  readonly sandbox: Sandbox;
  readonly count: number;
  open(): Promise<BareApp>;
  end(): Promise<void>;
}

/** A library of so many items that was read before, and its provider. */
export async function lay(count: number): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'satchel-bench-'));
  const startedAt = Date.now();
  const sandbox = await startSandbox({ items: count, now: () => Date.now() });
  const { baseUrl } = sandbox.plivo;
  const first = await launchSatchel({ dataDir, baseUrl });
  await connect(first.page, sandbox);
  await first.quit();
  if (count > 0) seedLibrary(dataDir, sandbox, count, startedAt);
  const env = { SATCHEL_ENDPOINTS: JSON.stringify({ plivo: baseUrl }) };
  return {
    dataDir,
    sandbox,
    count,
    async open() {
      const app = startBareApp(dataDir, env);
      const main = `document.querySelector('main ${count > 0 ? '[role=gridcell]' : 'h1'}') !== null`;
      await app.until(main);
      await app.ask('inWindow', `window.bench = ${library}; true`);
      return app;
    },
    async end() {
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Asks what `inWindow.ts` offers. */
export const inside = <T>(app: BareApp, code: string) =>
  app.ask('inWindow', `bench.${code}`) as Promise<T>;
export const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
