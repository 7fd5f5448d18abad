import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Darkroom } from '../thumbnails/darkroom.ts';
import { createDarkroomQueue } from '../thumbnails/darkroomQueue.ts';
import { createDarkroomSession, openDarkroomWindow } from './darkroomWindow.ts';

export interface DarkroomDeps {
  readonly preloadPath: string;
  /** The built renderer, in which `darkroom/darkroom.html` lies. */
  readonly rendererDir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Fitting tries many encodings, of long animations frame by frame. */
const fitTimeLimitMs = 180_000;

/**
 * After Electron is ready. Windows are made with the first picture, and go when nothing is asked
 * for. What is to be fitted has a room of its own: thumbnails do not wait for it.
 */
export function createDarkroom({ preloadPath, rendererDir, clock, log }: DarkroomDeps): Darkroom {
  const session = createDarkroomSession(rendererDir);
  const openRoom = (onLost: () => void) => openDarkroomWindow(session, preloadPath, onLost);
  const pictures = createDarkroomQueue({
    openRoom: async (onLost) => {
      const { picture, destroy } = await openRoom(onLost);
      return { develop: picture, destroy };
    },
    clock,
    log,
  });
  const fitting = createDarkroomQueue({
    openRoom: async (onLost) => {
      const { fit, destroy } = await openRoom(onLost);
      return { develop: fit, destroy };
    },
    clock,
    log,
    timeLimitMs: fitTimeLimitMs,
  });
  return {
    picture: pictures.develop,
    fit: fitting.develop,
    close() {
      pictures.close();
      fitting.close();
    },
  };
}
