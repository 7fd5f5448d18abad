import { randomUUID } from 'node:crypto';
import { app, BrowserWindow, MessageChannelMain, type Session, session } from 'electron';
import { SatchelError } from '../../../shared/failure.ts';
import { fileRejected } from '../../../shared/failures.ts';
import { mp4Type } from '../../../shared/film/repackedTypes.ts';
import { mostDecodeBytes } from '../../../shared/pictures/decodeMemory.ts';
import type {
  DrawRequest,
  FitRequest,
  FittedPicture,
  Picture,
  PictureRequest,
  RepackRequest,
} from '../../thumbnails/darkroom.ts';
import { BrokenPage } from '../../thumbnails/darkroomQueue.ts';
import { NoPicture } from '../../thumbnails/originals/noPicture.ts';
import { darkroomUrl, serveDarkroom } from '../protocols/protocols.ts';
import { windowPreferences } from '../window/windowPreferences.ts';
import {
  type Cannot,
  fittedOf,
  isRepacked,
  type Made,
  parseDarkroomAnswer,
  pictureOf,
} from './darkroomAnswer.ts';

interface Pending {
  resolve(made: Made): void;
  reject(error: Error): void;
  refuse(why: Cannot): Error;
}

export interface DarkroomWindow {
  picture(request: PictureRequest): Promise<Picture>;
  draw(request: DrawRequest): Promise<Picture>;
  fit(request: FitRequest): Promise<FittedPicture>;
  repack(request: RepackRequest): Promise<Uint8Array>;
  memoryBytes(): number | null;
  destroy(): void;
}

/** A session in memory that can load the darkroom's own files and may do nothing. */
export function createDarkroomSession(rendererDir: string): Session {
  const darkroomSession = session.fromPartition(`darkroom-${randomUUID()}`, { cache: false });
  serveDarkroom(darkroomSession, { rendererDir });
  return darkroomSession;
}

/** A hidden window that decodes what it is sent through one port, and has no other way in or out. */
export async function openDarkroomWindow(
  darkroomSession: Session,
  preloadPath: string,
  onLost: () => void,
): Promise<DarkroomWindow> {
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
    const { made } = answer;
    if (made === 'again') job.reject(new BrokenPage());
    else if (made === null) job.reject(new NoPicture());
    else if (typeof made === 'string') job.reject(job.refuse(made));
    else job.resolve(made);
  });

  try {
    await contents.loadURL(darkroomUrl);
  } catch (error) {
    destroy();
    throw error;
  }
  contents.postMessage('darkroom-port', null, [pagePort]);
  port.start();

  function ask(order: object, refuse: Pending['refuse']): Promise<Made> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject, refuse });
      port.postMessage({ id, mostBytes: mostDecodeBytes, ...order });
    });
  }

  async function shown(order: object): Promise<Picture> {
    const picture = pictureOf(await ask(order, () => new NoPicture()));
    if (picture === null) throw new NoPicture();
    return picture;
  }

  return {
    picture: (request) => shown({ kind: 'picture', learns: false, ...request }),
    draw: shown,
    async fit(request) {
      const { bytes } = await ask({ kind: 'fit', ...request }, (rule) => refusal(rule, request));
      const fitted = fittedOf(bytes, request);
      // What nobody asked for says nothing of the picture.
      if (fitted === null) throw new BrokenPage();
      return fitted;
    },
    async repack({ bytes, contentType, maxBytes }) {
      const request = { bytes, contentType, maxBytes, types: [mp4Type] };
      const order = { kind: 'repack', bytes, maxBytes };
      const { bytes: made } = await ask(order, (rule) => refusal(rule, request));
      if (!isRepacked(made, maxBytes)) throw new NoPicture();
      return made;
    },
    memoryBytes: () => (window.isDestroyed() ? null : memoryOf(contents.getOSProcessId())),
    destroy,
  };
}

function memoryOf(pid: number): number | null {
  const process = app.getAppMetrics().find((each) => each.pid === pid);
  return process === undefined ? null : process.memory.workingSetSize * 1_024;
}

interface Wanted extends RepackRequest {
  readonly types: readonly string[];
}

function refusal(rule: Cannot, { bytes, maxBytes, contentType, types }: Wanted): SatchelError {
  return new SatchelError(
    fileRejected(rule, {
      sizeBytes: bytes.length,
      limitBytes: maxBytes,
      foundType: contentType,
      accepts: [...types],
    }),
  );
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
      ...windowPreferences(true),
      // Hidden pages are slowed down, which would make every picture late.
      backgroundThrottling: false,
    },
  });
}
