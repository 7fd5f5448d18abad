import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import type { Picture, PictureRequest } from '../../electron/thumbnails/darkroom.ts';
import { pictureTimeLimitMs } from '../../electron/thumbnails/darkroomLimits.ts';
import { createDarkroomQueue } from '../../electron/thumbnails/darkroomQueue.ts';
import { pictureInTheEnd } from '../../electron/thumbnails/pictureInTheEnd.ts';
import { createThumbnailCache } from '../../electron/thumbnails/thumbnailCache.ts';
import { SatchelError } from '../../shared/failure.ts';
import { mediaId } from '../../shared/ids.ts';
import { createTestClock, type TestClock } from './testClock.ts';

const jpeg = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#369' } })
  .jpeg()
  .toBuffer();
/** Behind the end mark of those that never come to an end. */
const hostileMark = 0x66;
const hostile = Buffer.concat([jpeg, Buffer.from([hostileMark])]);
const isHostile = ({ bytes }: PictureRequest) => bytes.at(-1) === hostileMark;
const never = new AbortController().signal;

let dir: string;
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'satchel-thumbnails-')), 'cache');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

/** The real cache and the real queues; pages that finish what is sound at once and never what is hostile. */
function gallery(clock: TestClock) {
  const tried: string[] = [];
  const pages = (name: string) =>
    createDarkroomQueue<PictureRequest, Picture>({
      openPage: async () => ({
        develop(request) {
          tried.push(isHostile(request) ? `hostile, ${name}` : 'sound');
          if (isHostile(request)) return new Promise(() => {});
          return Promise.resolve({ ...request, contentType: 'image/jpeg' });
        },
        destroy() {},
      }),
      clock,
      log: silentLog,
      timeLimitMs: pictureTimeLimitMs,
      once: true,
      ...(name === 'apart' && { maxAtOnce: 1 }),
    });
  const all = { pictures: pages('with others'), apart: pages('apart') };
  const cache = createThumbnailCache({
    dir,
    darkroom: {
      picture: (...asked) => pictureInTheEnd(all, ...asked),
      draw: () => Promise.reject(new Error('nothing is drawn')),
    },
    source: async (id) => ({
      body: Readable.from([id < 100 ? hostile : jpeg]),
      sizeBytes: null,
    }),
    clock,
    log: silentLog,
  });
  const ask = (id: number) =>
    cache.get(mediaId.parse(id), 'thumb', never).then(
      () => 'made',
      (error) => (error instanceof SatchelError ? error.failure.kind : 'bug'),
    );
  return { ask, tried, cache };
}

describe('a gallery with hostile pictures', () => {
  it('shows twenty good ones although five hostile ones were asked first', async () => {
    const clock = createTestClock();
    const { ask, tried } = gallery(clock);
    const bad = [1, 2, 3, 4, 5].map(ask);
    await expect.poll(() => tried.length).toBe(2);
    let made = 0;
    const good = Array.from({ length: 20 }, (_, index) =>
      ask(100 + index).then((result) => {
        made += 1;
        return result;
      }),
    );
    // Two at once have begun and two are fetched: their first tries, and nobody waits for a second one.
    clock.advance(6_000);
    await expect.poll(() => tried.filter((each) => each === 'hostile, with others').length).toBe(4);
    clock.advance(6_000);
    await expect.poll(() => made).toBe(20);
    expect(new Set(await Promise.all(good))).toEqual(new Set(['made']));
    expect(tried.filter((each) => each === 'hostile, apart').length).toBeLessThan(4);

    let settled = 0;
    for (const each of bad) void each.then(() => (settled += 1));
    await expect
      .poll(() => {
        clock.advance(6_000);
        return settled;
      })
      .toBe(5);
    expect(await Promise.all(bad)).toEqual(Array.from({ length: 5 }, () => 'file-rejected'));
    // Each once with others and once apart, and never a third time.
    expect(tried.filter((each) => each.startsWith('hostile'))).toHaveLength(10);
  });

  it('leaves one that cost too much alone for a day, over a restart as well', async () => {
    const clock = createTestClock();
    const first = gallery(clock);
    const asked = first.ask(1);
    for (const tries of [1, 2]) {
      await expect.poll(() => first.tried.length).toBe(tries);
      clock.advance(6_000);
    }
    expect(await asked).toBe('file-rejected');

    const hour = 3_600_000;
    for (const hours of [1, 22]) {
      clock.advance(hours * hour);
      expect(await first.ask(1)).toBe('file-rejected');
      const restarted = gallery(clock);
      expect(await restarted.ask(1)).toBe('file-rejected');
      expect([...first.tried, ...restarted.tried]).toHaveLength(2);
    }
    clock.advance(2 * hour);
    void first.ask(1);
    await expect.poll(() => first.tried.length).toBe(3);
  });

  it('forgets that with the item', async () => {
    const clock = createTestClock();
    const { ask, tried, cache } = gallery(clock);
    const asked = ask(1);
    for (const tries of [1, 2]) {
      await expect.poll(() => tried.length).toBe(tries);
      clock.advance(6_000);
    }
    await asked;
    await cache.forget([mediaId.parse(1)]);
    void ask(1);
    await expect.poll(() => tried.length).toBe(3);
  });
});
