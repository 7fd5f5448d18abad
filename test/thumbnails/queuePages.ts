import type { Picture, PictureRequest } from '../../electron/thumbnails/darkroom.ts';
import {
  createDarkroomQueue,
  type DarkroomPage,
  type DarkroomQueueDeps,
} from '../../electron/thumbnails/darkroomQueue.ts';
import { createTestClock } from './testClock.ts';

/** Pages whose work is finished by the test; a picture's first byte is its name. */
export function setUp(deps: Partial<DarkroomQueueDeps<PictureRequest, Picture>> = {}) {
  const clock = createTestClock();
  const pages: Page[] = [];
  const events: string[] = [];
  const queue = createDarkroomQueue<PictureRequest, Picture>({
    async openPage(onLost) {
      const page = createPage(onLost);
      pages.push(page);
      return page;
    },
    clock,
    log: { info() {}, error: ({ event }) => void events.push(event) },
    ...deps,
  });
  const develop = (name: number, request: Partial<PictureRequest> = {}, signal = never) =>
    queue.develop({ ...requestOf(name), ...request }, signal);
  return { clock, pages, queue, develop, events };
}

export const never = new AbortController().signal;

export interface Page extends DarkroomPage<PictureRequest, Picture> {
  readonly at: number[];
  destroyed: boolean;
  megabytes: number;
  finish(name: number): void;
  fail(name: number, error: Error): void;
  die(): void;
}

export function createPage(onLost: () => void): Page {
  const open = new Map<number, { resolve(made: Picture): void; reject(error: Error): void }>();
  const page: Page = {
    at: [],
    destroyed: false,
    megabytes: 100,
    memoryBytes: () => page.megabytes * 1_000_000,
    develop: (request) =>
      new Promise((resolve, reject) => {
        const name = request.bytes[0] ?? 0;
        page.at.push(name);
        open.set(name, { resolve, reject });
      }),
    destroy() {
      page.destroyed = true;
    },
    finish(name) {
      open.get(name)?.resolve({ ...requestOf(name), contentType: 'image/webp' });
    },
    fail: (name, error) => open.get(name)?.reject(error),
    die: onLost,
  };
  return page;
}

export function requestOf(name: number): PictureRequest {
  const bytes = Uint8Array.from([name]);
  return { bytes, contentType: 'image/jpeg', width: 10, height: 10, maxEdge: 10 };
}

export const settle = () => new Promise((resolve) => setImmediate(resolve));
