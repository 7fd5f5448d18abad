import { spawn } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcess } from '../../build/setup/endProcess.mjs';
import { root } from '../../build/setup/folders.mjs';
import { machineSwitches } from '../../build/setup/launch.mjs';
import { runtime } from '../../build/setup/runtime.mjs';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

test('closing the window ends the app, though its hidden darkroom is at work', async ({
  launch,
  sandbox,
}) => {
  // All pictures but the first come late, so that the darkroom is still wanted.
  sandbox.faults.arm({
    ...{ kind: 'slow-headers', route: 'bytes', delayMs: 4_000 },
    ...{ skip: 1, times: 1_000 },
  });
  const { app, page } = await launchConnected(launch, sandbox);
  await expect(page.getByRole('grid', { name: 'Library' }).locator('img').first()).toBeVisible();
  const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await expect.poll(windows).toBeGreaterThan(1);
  const ended = app.waitForEvent('close');
  await page.close();
  await ended;
});

test('started again while it is quitting, it opens once that is done', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  sandbox.faults.arm({ kind: 'hang', at: 'stored', route: 'upload' });
  const [path] = await writeFiles(join(dataDir, 'in'), [['held.png', await pngBytes(3)]]);
  await dropFiles(satchel, [path as string]);
  await expect(uploadRow(satchel.page, 'held.png')).toContainText(en.uploads.states.committing);
  const shown = async () => {
    const log = await readFile(join(dataDir, 'logs', 'satchel.log'), 'utf8');
    return log.split('window-shown').length - 1;
  };
  const before = await shown();
  const { pid } = satchel.app.process();
  const ended = satchel.app.waitForEvent('close', { timeout: 90_000 });
  // It begins to quit just before it hears of the second start, however long that one takes to come.
  await satchel.app.evaluate(({ app }) => {
    app.prependOnceListener('second-instance', () => app.quit());
  });
  const args = [...machineSwitches(), `--user-data-dir=${dataDir}`, root];
  const second = spawn(runtime().executablePath, args, { stdio: 'ignore' });
  try {
    await expect.poll(() => second.exitCode, { timeout: 60_000 }).toBe(0);
    await ended;
    await expect.poll(shown, { timeout: 60_000 }).toBe(before + 1);
    expect(await holderOf(dataDir)).not.toBe(pid);
  } finally {
    await endProcess(second);
    const holder = await holderOf(dataDir).catch(() => null);
    // Nobody else ends what was started anew; the first is the fixture's to end.
    if (holder !== null && holder !== pid) {
      process.kill(holder);
      await expect.poll(() => isRunning(holder)).toBe(false);
    }
  }
});

/** The lock names the process that holds it: "host-pid". */
async function holderOf(dataDir: string): Promise<number> {
  return Number((await readlink(join(dataDir, 'SingletonLock'))).split('-').at(-1));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
