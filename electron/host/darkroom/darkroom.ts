import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Darkroom, DrawRequest, Picture, RepackRequest } from '../../thumbnails/darkroom.ts';
import {
  drawMemoryLimitBytes,
  drawTimeLimitMs,
  fitMemoryLimitBytes,
  fitTimeLimitMs,
  leftOfDrawn,
  leftOfFilm,
  pictureMemoryLimitBytes,
  pictureTimeLimitMs,
  repackMemoryLimitBytes,
  repackTimeLimitMs,
} from '../../thumbnails/darkroomLimits.ts';
import { createDarkroomQueue } from '../../thumbnails/darkroomQueue.ts';
import { pictureInTheEnd } from '../../thumbnails/pictureInTheEnd.ts';
import { createDarkroomSession, openDarkroomWindow } from './darkroomWindow.ts';

export interface DarkroomDeps {
  readonly preloadPath: string;
  /** The built renderer, in which `darkroom/darkroom.html` lies. */
  readonly rendererDir: string;
  readonly clock: Clock;
  readonly log: Log;
}

interface Sized {
  readonly width: number;
  readonly height: number;
}
type FilmRequest = RepackRequest & Sized;
type DrawnRequest = DrawRequest & Sized;
/** Of what is drawn nobody knows a size before. */
const unsized: Sized = { width: 0, height: 0 };

/**
 * A page keeps hundreds of megabytes of the pictures that it drew, which nothing collects while it rests; another one
 * is there in less time than its first picture takes.
 */
const idleMs = 5_000;

/**
 * After Electron is ready. Windows are made with the first picture, and go when nothing is asked
 * for. What is to be fitted has a page of its own, and so has what a page was lost over: thumbnails wait
 * for neither.
 */
export function createDarkroom({ preloadPath, rendererDir, clock, log }: DarkroomDeps): Darkroom {
  const session = createDarkroomSession(rendererDir);
  const openPage = (onLost: () => void) => openDarkroomWindow(session, preloadPath, onLost);
  const openForPictures = async (onLost: () => void) => {
    const { picture, ...page } = await openPage(onLost);
    return { ...page, develop: picture };
  };
  const forPictures = {
    openPage: openForPictures,
    clock,
    log,
    timeLimitMs: pictureTimeLimitMs,
    memoryLimitBytes: pictureMemoryLimitBytes,
    // Their decoders have threads of their own, which wait for the one that draws with fewer than this.
    maxAtOnce: 4,
    once: true,
    idleMs,
  };
  const pictures = createDarkroomQueue(forPictures);
  const apart = createDarkroomQueue({ ...forPictures, maxAtOnce: 1 });
  const fitting = createDarkroomQueue({
    openPage: async (onLost) => {
      const { fit, ...page } = await openPage(onLost);
      return { ...page, develop: fit };
    },
    clock,
    log,
    timeLimitMs: fitTimeLimitMs,
    memoryLimitBytes: fitMemoryLimitBytes,
    idleMs,
  });
  const forDrawings = {
    openPage: async (onLost: () => void) => {
      const { draw, ...page } = await openPage(onLost);
      return { ...page, develop: draw };
    },
    clock,
    log,
    timeLimitMs: drawTimeLimitMs,
    memoryLimitBytes: drawMemoryLimitBytes,
    leftBytes: leftOfDrawn,
    // Each is drawn by scripts, which hold the page's one thread.
    maxAtOnce: 1,
    once: true,
    idleMs,
  };
  const drawings = createDarkroomQueue<DrawnRequest, Picture>(forDrawings);
  const drawnApart = createDarkroomQueue<DrawnRequest, Picture>(forDrawings);
  const repacking = createDarkroomQueue<FilmRequest, Uint8Array>({
    openPage: async (onLost) => {
      const { repack, ...page } = await openPage(onLost);
      return { ...page, develop: repack };
    },
    clock,
    log,
    timeLimitMs: repackTimeLimitMs,
    memoryLimitBytes: repackMemoryLimitBytes,
    leftBytes: leftOfFilm,
    maxAtOnce: 1,
    idleMs,
  });
  return {
    picture: (request, signal, onSuspect) =>
      pictureInTheEnd({ pictures, apart }, request, signal, onSuspect),
    draw: (request, signal, onSuspect) =>
      pictureInTheEnd(
        { pictures: drawings, apart: drawnApart },
        { ...unsized, ...request },
        signal,
        onSuspect,
      ),
    fit: fitting.develop,
    repack: (request, signal) => repacking.develop({ ...unsized, ...request }, signal),
    close() {
      pictures.close();
      apart.close();
      drawings.close();
      drawnApart.close();
      fitting.close();
      repacking.close();
    },
  };
}
