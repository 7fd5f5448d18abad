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

/** After Electron is ready. The window is made with the first picture, and goes when nothing is asked for. */
export function createDarkroom({ preloadPath, rendererDir, clock, log }: DarkroomDeps): Darkroom {
  const session = createDarkroomSession(rendererDir);
  return createDarkroomQueue({
    openRoom: (onLost) => openDarkroomWindow(session, preloadPath, onLost),
    clock,
    log,
  });
}
