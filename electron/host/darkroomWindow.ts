import { randomUUID } from 'node:crypto';
import { BrowserWindow, MessageChannelMain, type Session, session } from 'electron';
import type { Picture } from '../thumbnails/darkroom.ts';
import type { DarkroomRoom } from '../thumbnails/darkroomQueue.ts';
import { NoPicture } from '../thumbnails/fetchRaster.ts';
import { parseDarkroomAnswer } from './darkroomAnswer.ts';
import { hardenSession } from './hardening.ts';
import { darkroomUrl, serveDarkroom } from './protocols.ts';

interface Pending {
  resolve(picture: Picture): void;
  reject(error: Error): void;
}

/** A session in memory that can load the darkroom's own files and may do nothing. */
export function createDarkroomSession(rendererDir: string): Session {
  const darkroomSession = session.fromPartition(`darkroom-${randomUUID()}`, { cache: false });
  hardenSession(darkroomSession);
  serveDarkroom(darkroomSession, { rendererDir });
  return darkroomSession;
}

/** A hidden window that decodes what it is sent through one port, and has no other way in or out. */
export async function openDarkroomWindow(
  darkroomSession: Session,
  preloadPath: string,
  onLost: () => void,
): Promise<DarkroomRoom> {
  const window = hiddenWindow(darkroomSession, preloadPath);
  const contents = window.webContents;
  const { port1: port, port2: pagePort } = new MessageChannelMain();
  const pending = new Map<number, Pending>();
  let lastId = 0;

  const destroy = () => {
    port.close();
    if (!window.isDestroyed()) window.destroy();
  };
  const lost = () => {
    destroy();
    onLost();
  };
  contents.once('render-process-gone', lost);
  window.once('unresponsive', lost);

  port.on('message', ({ data }) => {
    const answer = parseDarkroomAnswer(data);
    const job = answer && pending.get(answer.id);
    if (!answer || !job) return;
    pending.delete(answer.id);
    if (answer.picture) job.resolve(answer.picture);
    else job.reject(new NoPicture());
  });

  try {
    await contents.loadURL(darkroomUrl);
  } catch (error) {
    destroy();
    throw error;
  }
  contents.postMessage('darkroom-port', null, [pagePort]);
  port.start();

  return {
    develop(request) {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        port.postMessage({ id, ...request });
      });
    },
    destroy,
  };
}

function hiddenWindow(darkroomSession: Session, preloadPath: string): BrowserWindow {
  return new BrowserWindow({
    show: false,
    width: 100,
    height: 100,
    focusable: false,
    skipTaskbar: true,
    paintWhenInitiallyHidden: false,
    webPreferences: {
      session: darkroomSession,
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      webgl: false,
      spellcheck: false,
      devTools: false,
      navigateOnDragDrop: false,
      // Hidden pages are slowed down, which would make every picture late.
      backgroundThrottling: false,
    },
  });
}
