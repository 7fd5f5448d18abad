import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { CannotStart } from '../base/failures/cannotStart.ts';
import { redact } from '../base/redact.ts';
import { oneAfterAnother } from './oneAfterAnother.ts';
import { registerSchemes } from './protocols/protocols.ts';
import { refusedSwitch } from './refusedSwitch.ts';
import { startHost } from './startHost.ts';
import { hardenEveryPage } from './window/hardening.ts';

/** Quitting waits this long for requests that have let go of their last bytes. */
const quitLimitMs = 6_000;

const readingThreads = 16;

let window: BrowserWindow | null = null;
let ending = false;
let startsAgain = false;

/** Everything that must be said before Electron is ready; the rest is `startHost`. */
function begin(): void {
  // Reads of a drive that does not answer hold a thread each; Node's four would soon be gone.
  process.env['UV_THREADPOOL_SIZE'] = `${readingThreads}`;
  const refused = app.isPackaged ? refusedSwitch(process.argv, process.getuid?.() === 0) : null;
  if (refused !== null) {
    process.stderr.write(`Satchel doesn’t start with --${refused}: it could weaken its walls.\n`);
    app.exit(2);
    return;
  }
  // Whatever is written from here on, by helper processes too, is the person's alone.
  process.umask(0o077);
  // Root has no Chromium sandbox to enforce; asking for it would keep every page from starting.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Hints such as preconnect pass by every filter of requests. Satchel's own client is not Chromium's.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // Electron lets every script of a page copy and paste; the preload sees to those of the main frame.
  app.commandLine.appendSwitch(
    'blink-settings',
    'javaScriptCanAccessClipboard=false,DOMPasteAllowed=false',
  );
  registerSchemes();
  hardenEveryPage();
  const alone = () => app.requestSingleInstanceLock();
  if (!oneAfterAnother(app.getPath('userData'), alone)) {
    app.exit(0);
    return;
  }
  // The arguments of a second start are anybody's: it only brings the window to the front.
  app.on('second-instance', () => {
    if (ending) {
      startAgain();
      return;
    }
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.whenReady().then(run, giveUp);
}

/** Started anew while it was quitting: there must be a window after all, and one Satchel only. */
function startAgain(): void {
  if (startsAgain) return;
  startsAgain = true;
  app.relaunch();
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
    const end = () => {
      ending = true;
      // Everything is on disk at every moment: past this limit there is nothing left to lose.
      setTimeout(() => app.exit(0), quitLimitMs);
      void host.close().finally(() => app.quit());
    };
    app.on('before-quit', (event) => {
      if (ending) return;
      event.preventDefault();
      end();
    });
  } catch (error) {
    giveUp(error);
  }
}

/** In a dialog of the system's own, since there is no window yet, and where a terminal shows it. */
function giveUp(error: unknown): void {
  const why =
    error instanceof CannotStart
      ? error.message
      : `Something went wrong: ${redact(error instanceof Error ? error.message : 'unknown')}`;
  const text = `${why}\n\nYour library hasn’t been changed.`;
  process.stderr.write(`Satchel couldn’t start. ${text}\n`);
  dialog.showErrorBox('Satchel couldn’t start', text);
  app.exit(1);
}

begin();
