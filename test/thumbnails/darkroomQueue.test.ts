import { describe, expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import type { Picture, PictureRequest } from '../../electron/thumbnails/darkroom.ts';
import { leftOfFilm, repackMemoryLimitBytes } from '../../electron/thumbnails/darkroomLimits.ts';
import { BrokenPage, createDarkroomQueue } from '../../electron/thumbnails/darkroomQueue.ts';
import { NoPicture } from '../../electron/thumbnails/originals/noPicture.ts';
import { createPage, never, type Page, requestOf, settle, setUp } from './queuePages.ts';
import { createTestClock } from './testClock.ts';

const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ failure }) => failure.rule ?? failure.kind,
  );

describe('createDarkroomQueue', () => {
  it('opens no page before the first picture, and develops two at once', async () => {
    const { pages, develop } = setUp();
    expect(pages).toHaveLength(0);
    const all = [develop(1), develop(2), develop(3)];
    await settle();
    expect(pages[0]?.at).toEqual([1, 2]);
    pages[0]?.finish(1);
    await settle();
    expect(pages[0]?.at).toEqual([1, 2, 3]);
    pages[0]?.finish(2);
    pages[0]?.finish(3);
    await Promise.all(all);
    expect(pages).toHaveLength(1);
  });

  it('tries suspects one by one after a crash, and fails only the guilty one', async () => {
    const { pages, develop } = setUp();
    const results = [kindOf(develop(1)), kindOf(develop(2)), kindOf(develop(3))];
    await settle();
    pages[0]?.die();
    await settle();
    expect(pages[1]?.at).toEqual([1]);
    pages[1]?.die();
    await settle();
    expect(pages[2]?.at).toEqual([2]);
    pages[2]?.finish(2);
    await settle();
    expect(pages[2]?.at).toEqual([2, 3]);
    pages[2]?.finish(3);
    expect(await Promise.all(results)).toEqual(['not-made', 'done', 'done']);
    expect(pages.map((page) => page.destroyed)).toEqual([true, true, false]);
  });

  it('gives up a picture that takes too long, twice', async () => {
    const { clock, pages, develop } = setUp();
    const result = kindOf(develop(1));
    await settle();
    clock.advance(10_000);
    await settle();
    expect(pages.map((page) => page.at)).toEqual([[1], [1]]);
    clock.advance(10_000);
    expect(await result).toBe('too-slow');
    expect(pages.every((page) => page.destroyed)).toBe(true);
  });

  it('takes trouble of the page for no verdict, and tries once more alone in a fresh one', async () => {
    const { pages, develop, events } = setUp();
    const results = [kindOf(develop(1)), kindOf(develop(2)), kindOf(develop(3))];
    await settle();
    pages[0]?.fail(1, new BrokenPage());
    await settle();
    expect(pages[0]?.destroyed).toBe(true);
    expect(pages[1]?.at).toEqual([1]);
    pages[1]?.finish(1);
    await settle();
    expect(pages[1]?.at).toEqual([1, 2]);
    pages[1]?.fail(2, new BrokenPage());
    await settle();
    expect(pages[2]?.at).toEqual([3]);
    pages[2]?.fail(3, new NoPicture());
    expect(await Promise.all(results)).toEqual(['done', 'not-made', 'not-found']);
    expect(events).toEqual(['darkroom-broken', 'darkroom-broken']);
  });

  it('develops a large picture alone', async () => {
    const { pages, develop } = setUp();
    void develop(1);
    void develop(2, { width: 8_000, height: 8_000 });
    void develop(3);
    await settle();
    expect(pages[0]?.at).toEqual([1]);
    pages[0]?.finish(1);
    await settle();
    expect(pages[0]?.at).toEqual([1, 2]);
    pages[0]?.finish(2);
    await settle();
    expect(pages[0]?.at).toEqual([1, 2, 3]);
  });

  it('lets a worn page finish, and goes on in a new one', async () => {
    const { pages, develop } = setUp();
    const worn = { contentType: 'image/png', width: 4_100, height: 4_100 } as const;
    for (const name of [1, 2, 3, 4]) void develop(name, worn);
    void develop(5);
    for (const name of [1, 2, 3, 4]) {
      await settle();
      pages[0]?.finish(name);
    }
    await settle();
    expect(pages[0]).toMatchObject({ at: [1, 2, 3, 4], destroyed: true });
    expect(pages[1]?.at).toEqual([5]);
  });

  it('takes the next into a new page after a dozen photos of some megabytes', async () => {
    const { pages, develop } = setUp();
    const photo = { bytes: new Uint8Array(6 * 1024 * 1024) };
    for (let name = 1; name <= 13; name += 1) {
      const made = develop(name, photo);
      await settle();
      const page = pages.at(-1);
      expect(page?.at).toHaveLength(name === 13 ? 1 : name);
      page?.finish(page.at.at(-1) ?? 0);
      await made;
    }
  });

  it('takes the next film into a new page where the last may have left too much', async () => {
    const { pages, develop, events, clock } = setUp({
      memoryLimitBytes: repackMemoryLimitBytes,
      leftBytes: leftOfFilm,
    });
    const filmOf = (name: number, megabytes: number) => {
      const bytes = new Uint8Array(megabytes * 1_000_000);
      bytes[0] = name;
      return develop(name, { bytes });
    };
    const large = filmOf(1, 120);
    await settle();
    Object.assign(pages[0] ?? {}, { megabytes: 900 });
    pages[0]?.finish(1);
    await large;
    const small = filmOf(2, 1);
    await settle();
    clock.advance(1_000);
    pages[1]?.finish(2);
    await small;
    expect(pages.map(({ at }) => at)).toEqual([[1], [2]]);
    expect(events).toEqual([]);
  });

  it('closes the page when nothing was asked for a minute', async () => {
    const { clock, pages, develop } = setUp();
    const first = develop(1);
    await settle();
    pages[0]?.finish(1);
    await first;
    await settle();
    clock.advance(59_000);
    await settle();
    expect(pages[0]?.destroyed).toBe(false);
    clock.advance(1_000);
    await settle();
    expect(pages[0]?.destroyed).toBe(true);
    void develop(2);
    await settle();
    expect(pages[1]?.at).toEqual([2]);
  });

  it('answers at once when aborted, and never begins what was given up while waiting', async () => {
    const { pages, develop } = setUp();
    const controllers = [1, 2, 3].map(() => new AbortController());
    const results = controllers.map(({ signal }, index) => kindOf(develop(index + 1, {}, signal)));
    await settle();
    for (const controller of controllers) controller.abort();
    expect(await Promise.all(results)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    pages[0]?.finish(1);
    await settle();
    expect(pages[0]?.at).toEqual([1, 2]);
  });

  it('ends everything when closed', async () => {
    const { pages, queue, develop } = setUp();
    const results = [1, 2, 3].map((name) => kindOf(develop(name)));
    await settle();
    queue.close();
    expect(await Promise.all(results)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(await kindOf(develop(4))).toBe('cancelled');
    await settle();
    expect(pages).toHaveLength(1);
    expect(pages[0]?.destroyed).toBe(true);
  });

  it('does not listen to a page that was lost while it opened', async () => {
    const pages: Page[] = [];
    let failFirst = (_error: Error) => {};
    const queue = createDarkroomQueue<PictureRequest, Picture>({
      openPage(onLost) {
        const page = createPage(onLost);
        pages.push(page);
        if (pages.length > 1) return Promise.resolve(page);
        return new Promise((_resolve, reject) => {
          failFirst = reject;
        });
      },
      clock: createTestClock(),
      log: silentLog,
    });
    const result = kindOf(queue.develop(requestOf(1), never));
    pages[0]?.die();
    failFirst(new Error('no page'));
    await settle();
    pages[1]?.finish(1);
    expect(await result).toBe('done');
    expect(pages[1]?.at).toEqual([1]);
  });

  it('fails when no page can be opened, and tries again the next time', async () => {
    let doors = 0;
    const queue = createDarkroomQueue<PictureRequest, Picture>({
      openPage: async () => {
        doors += 1;
        throw new Error('no page');
      },
      clock: createTestClock(),
      log: silentLog,
    });
    await expect(queue.develop(requestOf(1), never)).rejects.toThrow('no page');
    await expect(queue.develop(requestOf(1), never)).rejects.toThrow('no page');
    expect(doors).toBe(2);
  });
});
