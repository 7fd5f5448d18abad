import { spawn } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcess } from '../../build/setup/endProcess.mjs';
import { root } from '../../build/setup/folders.mjs';
import { machineSwitches } from '../../build/setup/launch.mjs';
import { runtime } from '../../build/setup/runtime.mjs';
import { en } from '../../renderer/strings/en.ts';
import { openKeyring } from '../accounts/support/keyring.ts';
import { connect } from './support/actions.ts';
import { liveFiles, unlessGone } from './support/liveFiles.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

const darkroomUrl = 'satchel-app://darkroom/darkroom/darkroom.html';

/** The app as a process that nobody drives. */
function start(dataDir: string) {
  const args = [...machineSwitches(), `--user-data-dir=${dataDir}`, root, 'file:///etc/passwd'];
  const child = spawn(runtime().executablePath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  return { child, said: () => said };
}

/** What the window shows, asked past Playwright, which gives a page up with its first crash. */
function shows({ app }: Satchel, selector: string): Promise<boolean> {
  return app.evaluate(async ({ BrowserWindow }, selector) => {
    const contents = BrowserWindow.getAllWindows().find((each) => each.isVisible())?.webContents;
    if (!contents || contents.isCrashed() || contents.isLoading()) return false;
    const code = `document.querySelector(${JSON.stringify(selector)}) !== null`;
    // One that is about to crash never answers.
    const late = new Promise((resolve) => setTimeout(resolve, 1_000));
    return (await Promise.race([contents.executeJavaScript(code), late])) === true;
  }, selector);
}

/** Of all that lies in the data folder, what others could read. */
async function openToOthers(dataDir: string): Promise<string[]> {
  const open: string[] = [];
  const paths = (await liveFiles(dataDir)).map(({ parentPath, name }) => join(parentPath, name));
  for (const path of [...paths, dataDir]) {
    const facts = await unlessGone(lstat(path));
    if (facts !== null && !facts.isSymbolicLink() && (facts.mode & 0o077) !== 0) open.push(path);
  }
  return open;
}

test('the window comes back from a reload, a crash and a hang, but does not spin', async ({
  launch,
  dataDir,
}) => {
  const satchel = await launch();
  const { app, page } = satchel;
  await page.getByRole('button', { name: en.accounts.explore }).click();
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  const gallery = () => shows(satchel, '[role=gridcell]');
  await page.reload();
  await expect.poll(gallery).toBe(true);

  // Every question of the system's own is answered by the test, and kept.
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async (...given: unknown[]) => {
      const options = given.at(-1) as { message: string; buttons: string[] };
      asked.push(`${options.message} ${options.buttons.join('/')}`);
      return { response: 1, checkboxChecked: false };
    };
  });
  const asked = () =>
    app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.splice(0));
  const inWindow = (what: 'crash' | 'hang') =>
    app.evaluate(({ BrowserWindow }, what) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
      if (what === 'crash') window?.webContents.forcefullyCrashRenderer();
      if (what === 'hang') {
        window?.webContents.executeJavaScript('for (;;) {}').catch(() => {});
        // Chromium itself says so only after 15 seconds in which someone clicks in vain.
        setTimeout(() => window?.emit('unresponsive'), 500);
      }
    }, what);

  // Its clock goes slowly: on a busy machine four crashes may take more than a minute, and would be no series.
  await app.evaluate(() => {
    const now = performance.now.bind(performance);
    const from = now();
    performance.now = () => from + (now() - from) / 10;
  });
  await inWindow('crash');
  await expect.poll(gallery).toBe(true);
  expect(await asked()).toEqual([]);
  await inWindow('hang');
  await expect.poll(asked).toEqual(['Satchel’s window isn’t responding. Wait/Reload']);
  await expect.poll(gallery).toBe(true);
  await inWindow('crash');
  await expect.poll(gallery).toBe(true);
  expect(await asked()).toEqual([]);
  await inWindow('crash');
  await expect.poll(asked).toEqual(['Satchel’s window keeps crashing. Quit/Try again']);
  await expect.poll(gallery).toBe(true);

  // What nobody catches ends neither the app nor up in a dialog, and is logged without its secrets.
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('canary https://files.example.com/secret/path');
    });
    void Promise.reject(new Error('canary of a promise'));
  });
  const log = () => readFile(join(dataDir, 'logs', 'satchel.log'), 'utf8');
  await expect.poll(log).toContain('canary of a promise');
  await expect.poll(log).toContain('canary https://files.example.com');
  expect(await log()).not.toContain('secret/path');

  // A second start only brings this window to the front, whatever its arguments say.
  const second = start(dataDir);
  await expect.poll(() => second.child.exitCode).toBe(0);
  await expect.poll(gallery).toBe(true);
  const windows = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((each) => [each.isVisible(), each.webContents.getURL()]),
  );
  expect(windows.filter(([visible]) => visible === true)).toHaveLength(1);
  // Beside it there are at most darkrooms, one for pictures and one for drawings, which come and go with their work.
  const hidden = windows.flatMap(([visible, url]) => (visible === true ? [] : [url]));
  expect(hidden.filter((url) => url !== '' && url !== darkroomUrl)).toEqual([]);
  expect(hidden.length).toBeLessThanOrEqual(2);

  expect(await readdir(dataDir)).toEqual(
    expect.arrayContaining(['library.sqlite', 'logs', 'practice', 'spool', 'thumbnails']),
  );
  expect(await openToOthers(dataDir)).toEqual([]);
});

test('a locked keychain keeps the library in sight, and nothing is lost by it', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const folder = join(dataDir, 'keyring');
  await mkdir(folder);
  const keyring = await openKeyring(folder);
  try {
    await keyring.start();
    const env = { DBUS_SESSION_BUS_ADDRESS: keyring.env.DBUS_SESSION_BUS_ADDRESS ?? '' };
    const options = { baseUrl: sandbox.plivo.baseUrl, env };
    const first = await launch(options);
    await connect(first.page, sandbox);
    const cell = (satchel: Satchel) => satchel.page.getByRole('gridcell').first();
    await expect(cell(first)).toBeVisible();
    // Locked midway: what is connected stays so.
    keyring.lock();
    const refresh = ({ page }: Satchel) =>
      page
        .getByRole('button', { name: /Refresh/ })
        .first()
        .click();
    const asked = sandbox.requests().length;
    await refresh(first);
    await expect.poll(() => sandbox.requests().length).toBeGreaterThan(asked);
    await first.quit();

    const second = await launch(options);
    await expect(cell(second)).toBeVisible();
    await expect(second.page.getByText(/keychain is locked/i).first()).toBeVisible();
    await keyring.stop();
    await keyring.start();
    const before = sandbox.requests().length;
    await refresh(second);
    await expect.poll(() => sandbox.requests().length).toBeGreaterThan(before);
    await expect(second.page.getByText(/keychain is locked/i)).toHaveCount(0);
    expect(keyring.itemCount()).toBe(1);
    await second.quit();
  } finally {
    await keyring.close();
  }
});

test('a library that cannot be opened is said, and left as it is', async ({ dataDir }) => {
  const library = join(dataDir, 'library.sqlite');
  const garbage = 'this is no library '.repeat(999);
  await writeFile(library, garbage);
  const { child, said } = start(dataDir);
  try {
    await expect.poll(said).toContain('Satchel couldn’t start. This file isn’t a Satchel library.');
    expect(said()).toContain(library);
    expect(await readFile(library, 'utf8')).toBe(garbage);
  } finally {
    await endProcess(child);
  }
});
