import { writeFile } from 'node:fs/promises';
import type { Session } from 'node:inspector';
import { join } from 'node:path';
import type { Satchel } from '../../e2e/support/satchel.ts';

declare global {
  /** In the main process. */
  var benchSession: Session | undefined;
}

/** Where the time of a phase goes, for DevTools: one CPU profile of the window, one of the main process. */
export async function beginProfiles({ app }: Satchel): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    const { mainModule } = process;
    if (mainModule === undefined) throw new Error('the main process is no CommonJS module');
    const inspector: typeof import('node:inspector') = mainModule.require('node:inspector');
    const session = new inspector.Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.setSamplingInterval', { interval: 500 });
    session.post('Profiler.start');
    globalThis.benchSession = session;
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    const page = window?.webContents.debugger;
    if (page !== undefined && !page.isAttached()) page.attach('1.3');
    await page?.sendCommand('Profiler.enable');
    await page?.sendCommand('Profiler.setSamplingInterval', { interval: 500 });
    await page?.sendCommand('Profiler.start');
  });
}

export async function endProfiles({ app }: Satchel, dir: string, name: string): Promise<void> {
  const found = await app.evaluate(async ({ BrowserWindow }) => {
    const main = await new Promise<unknown>((resolve, reject) => {
      globalThis.benchSession?.post('Profiler.stop', (error, { profile }) =>
        error === null ? resolve(profile) : reject(error),
      );
    });
    globalThis.benchSession?.disconnect();
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    const answer = await window?.webContents.debugger.sendCommand('Profiler.stop');
    return { main, window: answer?.profile as unknown };
  });
  for (const [place, profile] of Object.entries(found)) {
    const file = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.${place}.cpuprofile`;
    await writeFile(join(dir, file), JSON.stringify(profile));
  }
}
