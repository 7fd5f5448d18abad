import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, session } from 'electron';
import { createKeychainVault } from '../accounts/keychainVault.ts';
import { createSatchel } from '../app.ts';
import { createBugs } from '../base/bugs.ts';
import { systemClock } from '../base/clock.ts';
import { whyNotStarted } from '../base/failures/cannotStart.ts';
import { catchBugs } from '../base/failures/catchBugs.ts';
import { type LogFile, openLog } from '../base/logFile.ts';
import { keepPrivate } from '../base/privateFolder.ts';
import { readEndpoints } from '../http/endpoints.ts';
import { createArchiveHost } from './bridge/archiveTo.ts';
import { createChooseFiles } from './bridge/chooseFiles.ts';
import { printOfClipboard } from './bridge/clipboardPrint.ts';
import { emitTo, openIpc } from './bridge/ipc.ts';
import { createSaveHost } from './bridge/saveTo.ts';
import { createDarkroom } from './darkroom/darkroom.ts';
import { forkKeychain } from './keychain.ts';
import { createResolveProxy } from './network/resolveProxy.ts';
import { createPractice } from './practice.ts';
import { serveApp, serveMedia } from './protocols/protocols.ts';
import { serveLook } from './protocols/serveLook.ts';
import { startSpelling } from './spelling/startSpelling.ts';
import { startQueries } from './startQueries.ts';
import { startScanner } from './startScanner.ts';
import { followTheme } from './window/followTheme.ts';
import { keepBounds } from './window/keepBounds.ts';
import { mendWindow } from './window/mendWindow.ts';
import { setMenu } from './window/menu.ts';
import { openExternal } from './window/openExternal.ts';
import { openTextMenu } from './window/openTextMenu.ts';
import { createShowNote } from './window/showNote.ts';
import { watchUploads } from './window/watchUploads.ts';
import { openWindow } from './window/window.ts';

/** Below this an Electron gets no security fixes any more: only development may run on it. */
const oldestShippable = 40;

export interface HostOptions {
  readonly dataDir: string;
  readonly bundleDir: string;
  readonly rendererDir: string;
  readonly onWindow: (window: BrowserWindow | null) => void;
}

export interface Host {
  close(): Promise<void>;
}

/** Joins Satchel to Electron; once the app is ready. */
export async function startHost(options: HostOptions): Promise<Host> {
  keepPrivate(options.dataDir);
  const log = openLog({ dir: join(options.dataDir, 'logs') });
  const bugs = createBugs(log);
  catchBugs(bugs);
  try {
    return await joinToElectron(options, log);
  } catch (error) {
    throw whyNotStarted(error, bugs);
  }
}

async function joinToElectron(options: HostOptions, log: LogFile): Promise<Host> {
  const { dataDir, bundleDir, rendererDir } = options;
  const clock = systemClock;
  let window: BrowserWindow | null = null;
  const shown = () => window;

  const vault = createKeychainVault({
    spawn: () => forkKeychain(join(bundleDir, 'keychainProcess.cjs')),
    service: 'Satchel',
    clock,
    onState: (state) => satchel.keychainChanged(state),
  });
  const practice = createPractice(join(dataDir, 'practice'), () => satchel.practiceEnded());
  const satchel = createSatchel({
    dataDir,
    vault,
    keychainState: vault.state,
    darkroom: createDarkroom({
      preloadPath: join(bundleDir, 'darkroomPreload.cjs'),
      rendererDir,
      clock,
      log,
    }),
    scanner: startScanner(join(bundleDir, 'scanWorker.cjs'), clock),
    queryWorker: startQueries(
      { bundle: join(bundleDir, 'queryWorker.cjs'), library: join(dataDir, 'library.sqlite') },
      app.getLocale(),
      clock,
    ),
    practiceLine: practice.line,
    endpoints: app.isPackaged ? {} : readEndpoints(process.env['SATCHEL_ENDPOINTS']),
    resolveProxy: createResolveProxy(),
    clipboardWrite: (text) => clipboard.writeText(text),
    clipboardPrint: printOfClipboard,
    paste: () => window?.webContents.paste(),
    chooseFiles: createChooseFiles(shown),
    saveHost: createSaveHost(shown),
    archiveHost: createArchiveHost(shown),
    notify: createShowNote(shown),
    openExternal,
    reloadWindow: () => window?.webContents.reload(),
    about: {
      version: app.getVersion(),
      runtime: `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}`,
      standIn: Number(process.versions.electron?.split('.')[0]) < oldestShippable,
    },
    locale: app.getLocale(),
    clock,
    random: Math.random,
    log,
  });
  const tell = emitTo(shown);
  satchel.events.subscribe(tell);
  followTheme(satchel.events, await satchel.services.settings.all(undefined));
  const uploads = watchUploads(shown, clock);
  satchel.events.subscribe(uploads.hear);
  void vault.probe();
  const pauses = await satchel.services.uploads.pauses(undefined);
  uploads.begin(await satchel.services.uploads.list(undefined), pauses);

  // Not persistent: what the window loads is kept by nobody.
  const windowSession = session.fromPartition('window', { cache: false });
  serveApp(windowSession, { rendererDir });
  serveMedia(windowSession, satchel);
  serveLook(windowSession, rendererDir, satchel);
  const spelling = startSpelling({ bundleDir, dataDir }, clock, log);
  openIpc({ window: shown, door: satchel.door, hostDoor: satchel.hostDoor, spelling });
  setMenu(() => tell('menuChosen', 'settings'));

  const { windowBounds } = satchel.services;
  let bounds = await windowBounds.get(undefined);
  const show = () => {
    const opened = openWindow(windowSession, bounds);
    keepBounds(opened, (now) => {
      bounds = now;
      void windowBounds.put(now);
    });
    window = opened;
    options.onWindow(opened);
    opened.once('show', () => log.info({ event: 'window-shown' }));
    opened.on('focus', () => satchel.focused(true));
    opened.on('blur', () => satchel.focused(false));
    opened.on('closed', () => {
      window = null;
      options.onWindow(null);
      satchel.focused(false);
      // The darkroom is a window too, hidden, and would keep the app alive for ever.
      if (process.platform !== 'darwin') app.quit();
    });
    mendWindow(opened, { clock, log });
    openTextMenu(opened, spelling);
  };
  show();
  app.on('activate', () => {
    if (window === null) show();
  });

  return {
    async close() {
      await satchel.close();
      spelling?.close();
      practice.close();
      log.close();
    },
  };
}
