import type { ELDHistogram } from 'node:perf_hooks';
import type { ElectronApplication } from '@playwright/test';

declare global {
  /** In the main process. */
  var benchDelays: ELDHistogram | undefined;
}

export interface Memory {
  readonly mainBytes: number;
  readonly windowBytes: number;
}

/** Begins to measure how long the main process keeps its other work waiting. */
export function watchMain(app: ElectronApplication): Promise<void> {
  return app.evaluate(() => {
    const { mainModule } = process;
    if (mainModule === undefined) throw new Error('the main process is no CommonJS module');
    const hooks: typeof import('node:perf_hooks') = mainModule.require('node:perf_hooks');
    globalThis.benchDelays = hooks.monitorEventLoopDelay({ resolution: 1 });
    globalThis.benchDelays.enable();
  });
}

export function beginMainPhase(app: ElectronApplication): Promise<void> {
  return app.evaluate(() => globalThis.benchDelays?.reset());
}

/** The longest pause since then, in ms. */
export function endMainPhase(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => (globalThis.benchDelays?.max ?? Number.NaN) / 1e6);
}

export function memoryOf(app: ElectronApplication): Promise<Memory> {
  return app.evaluate(({ app: electron, BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    const pid = window?.webContents.getOSProcessId();
    const all = electron.getAppMetrics();
    const bytes = (own: (typeof all)[number] | undefined) =>
      (own?.memory.workingSetSize ?? Number.NaN) * 1_024;
    return {
      mainBytes: bytes(all.find(({ type }) => type === 'Browser')),
      windowBytes: bytes(all.find((each) => each.pid === pid)),
    };
  });
}
