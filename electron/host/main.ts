import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { hardenEveryPage } from './hardening.ts';
import { registerSchemes } from './protocols.ts';
import { refusedSwitch } from './refusedSwitch.ts';
import { startHost } from './startHost.ts';

/** Quitting waits this long for requests that have let go of their last bytes. */
const quitLimitMs = 6_000;

let window: BrowserWindow | null = null;

/** Everything that must be said before Electron is ready; the rest is `startHost`. */
function begin(): void {
  const refused = app.isPackaged ? refusedSwitch(process.argv, process.getuid?.() === 0) : null;
  if (refused !== null) {
    process.stderr.write(`Satchel does not start with --${refused}: it would open it to others.\n`);
    app.exit(2);
    return;
  }
  // Root has no Chromium sandbox to enforce; asking for it would keep every page from starting.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerSchemes();
  hardenEveryPage();
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  // The arguments of a second start are anybody's: it only brings the window to the front.
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.whenReady().then(run, giveUp);
}

async function run(): Promise<void> {
  try {
    const host = await startHost({
      dataDir: app.getPath('userData'),
      bundleDir: __dirname,
      rendererDir: join(__dirname, '..', 'renderer'),
      onWindow: (opened) => {
        window = opened;
      },
    });
    let ending = false;
    app.on('before-quit', (event) => {
      if (ending) return;
      ending = true;
      event.preventDefault();
      // Everything is on disk at every moment: past this limit there is nothing left to lose.
      setTimeout(() => app.exit(0), quitLimitMs);
      void host.close().finally(() => app.quit());
    });
  } catch (error) {
    giveUp(error);
  }
}

/** The one dialog of the system's own: there is no window yet in which to say it. */
function giveUp(error: unknown): void {
  const why = error instanceof Error ? error.message : 'unknown reason';
  dialog.showErrorBox('Satchel could not start', `${why}\n\nYour library is kept as it was.`);
  app.exit(1);
}

begin();
