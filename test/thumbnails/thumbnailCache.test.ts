import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import type { Darkroom, DrawRequest, PictureRequest } from '../../electron/thumbnails/darkroom.ts';
import { NoPicture } from '../../electron/thumbnails/originals/noPicture.ts';
import {
  createThumbnailCache,
  type ThumbnailCacheDeps,
} from '../../electron/thumbnails/thumbnailCache.ts';
import { SatchelError } from '../../shared/failure.ts';
import { mediaId } from '../../shared/ids.ts';
import { bmp, hugePng } from '../host/darkroomHost/samples.ts';
import { createTestClock } from './testClock.ts';

let dir: string;
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'satchel-thumbnails-')), 'cache');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

const never = new AbortController().signal;
const idOf = (id: number) => mediaId.parse(id);
const small = () => sharp({ create: { width: 8, height: 6, channels: 3, background: '#369' } });
const jpeg = await small().jpeg().toBuffer();
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.failure.kind,
  );

/** Everything real but the two ends: bytes come from the test, and the darkroom gives back what it gets. */
function setUp(deps: Partial<ThumbnailCacheDeps> = {}) {
  const asked: number[] = [];
  const developed: PictureRequest[] = [];
  const drawn: DrawRequest[] = [];
  const darkroom: Pick<Darkroom, 'picture' | 'draw'> = {
    async picture(request) {
      developed.push(request);
      return { ...request, contentType: 'image/jpeg' };
    },
    async draw(request) {
      drawn.push(request);
      return { bytes: jpeg, contentType: 'image/jpeg', width: 8, height: 6 };
    },
  };
  const clock = createTestClock();
  const source: ThumbnailCacheDeps['source'] = async (id) => {
    asked.push(id);
    return { body: Readable.from([jpeg]), sizeBytes: jpeg.length };
  };
  const all = { dir, darkroom, source, clock, log: silentLog, ...deps };
  return { cache: createThumbnailCache(all), asked, developed, drawn, clock };
}

/** A source whose items come when the test lets them. */
function heldSource() {
  const begun: number[] = [];
  const aborted: number[] = [];
  const open = new Map<number, () => void>();
  const source: ThumbnailCacheDeps['source'] = (id, signal) =>
    new Promise((resolve, reject) => {
      begun.push(id);
      signal.addEventListener('abort', () => {
        aborted.push(id);
        reject(new SatchelError({ kind: 'cancelled' }));
      });
      open.set(id, () => resolve({ body: Readable.from([jpeg]), sizeBytes: null }));
    });
  return { source, begun, aborted, release: (id: number) => open.get(id)?.() };
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('createThumbnailCache', () => {
  it('fetches once, then answers from disk, also after a restart', async () => {
    const first = setUp();
    const picture = await first.cache.get(idOf(7), 'thumb', never);
    expect(picture.contentType).toBe('image/jpeg');
    expect(Buffer.compare(picture.bytes, jpeg)).toBe(0);
    await first.cache.get(idOf(7), 'thumb', never);
    expect(first.asked).toEqual([7]);
    expect(first.developed[0]).toMatchObject({ width: 8, height: 6, maxEdge: 480 });

    const second = setUp();
    const again = await second.cache.get(idOf(7), 'thumb', never);
    expect(Buffer.compare(again.bytes, jpeg)).toBe(0);
    expect(second.asked).toEqual([]);
    await second.cache.get(idOf(7), 'preview', never);
    await second.cache.get(idOf(7), 'small', never);
    expect(second.developed).toMatchObject([{ maxEdge: 1600 }, { maxEdge: 240 }]);
  });

  it('keeps what it writes from other users', async () => {
    const { cache } = setUp();
    await cache.get(idOf(7), 'thumb', never);
    const [file = ''] = await filesIn(dir);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    for (const folder of [dir, join(dir, 'thumb'), join(file, '..')]) {
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    }
  });

  it('fetches once for all who ask at the same time', async () => {
    const { cache, asked, developed } = setUp();
    const asks = [1, 2, 3].map(() => cache.get(idOf(7), 'thumb', never));
    expect(await Promise.all(asks)).toHaveLength(3);
    expect(asked).toEqual([7]);
    expect(developed).toHaveLength(1);
  });

  it('fetches six at a time, the newest request first', async () => {
    const held = heldSource();
    const { cache } = setUp({ source: held.source });
    const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const asks = ids.map((id) => cache.get(idOf(id), 'thumb', never));
    await expect.poll(() => held.begun.length).toBe(6);
    const first = [...held.begun];
    const waiting = ids.filter((id) => !first.includes(id));
    const asked = cache.get(idOf(waiting[0] ?? 0), 'thumb', never);
    for (const id of first) held.release(id);
    await expect.poll(() => held.begun.length).toBe(9);
    expect(held.begun[6]).toBe(waiting[0]);
    for (const id of waiting) held.release(id);
    await Promise.all([...asks, asked]);
  });

  it('drops what nobody waits for any more, and only that', async () => {
    const held = heldSource();
    const { cache } = setUp({ source: held.source });
    const [one, two] = [new AbortController(), new AbortController()];
    const asks = [one, two].map(({ signal }) => kindOf(cache.get(idOf(7), 'thumb', signal)));
    await expect.poll(() => held.begun).toEqual([7]);
    one.abort();
    expect(await asks[0]).toBe('cancelled');
    expect(held.aborted).toEqual([]);
    two.abort();
    expect(await asks[1]).toBe('cancelled');
    expect(held.aborted).toEqual([7]);

    const later = cache.get(idOf(7), 'thumb', never);
    await expect.poll(() => held.begun).toEqual([7, 7]);
    held.release(7);
    expect((await later).contentType).toBe('image/jpeg');
  });

  it.each([
    ['an archive', Buffer.from('PK\x03\x04................')],
    ['a drawing that can run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', Buffer.alloc(0)],
    ['a PNG that claims 268 megapixels', hugePng(16_384, 16_384)],
    ['a cut header', jpeg.subarray(0, 30)],
  ])('refuses %s before the darkroom, and remembers', async (_name, bytes) => {
    let fetched = 0;
    const source = async () => {
      fetched += 1;
      return { body: Readable.from([bytes]), sizeBytes: null };
    };
    const { cache, developed } = setUp({ source });
    expect(await kindOf(cache.get(idOf(7), 'thumb', never))).toBe('not-found');
    expect(await kindOf(cache.get(idOf(7), 'preview', never))).toBe('not-found');
    expect(fetched).toBe(1);
    expect(developed).toEqual([]);
    await cache.forget([idOf(7)]);
    expect(await kindOf(cache.get(idOf(7), 'thumb', never))).toBe('not-found');
    expect(fetched).toBe(2);
  });

  it('reads no more than the first bytes of what is no picture', async () => {
    let chunks = 0;
    const source = async () => ({
      body: Readable.from(
        (function* video() {
          for (; chunks < 1_000; chunks += 1) yield Buffer.alloc(4_096, 'PK\x03\x04');
        })(),
        { highWaterMark: 1 },
      ),
      sizeBytes: null,
    });
    const { cache } = setUp({ source });
    expect(await kindOf(cache.get(idOf(7), 'thumb', never))).toBe('not-found');
    expect(chunks).toBeLessThan(30);
  });

  it.each([
    ['that says it is', 60 * 1024 * 1024],
    ['that does not say it is', null],
  ])('stops at 50 MB of a picture %s too large', async (_name, sizeBytes) => {
    let sent = 0;
    const source = async () => ({
      body: Readable.from(
        (function* endless() {
          yield bmp(10, 10);
          for (;;) {
            sent += 1;
            yield Buffer.alloc(1024 * 1024);
          }
        })(),
        { highWaterMark: 1 },
      ),
      sizeBytes,
    });
    const { cache } = setUp({ source });
    expect(await kindOf(cache.get(idOf(7), 'thumb', never))).toBe('not-found');
    expect(sent).toBeLessThan(55);
  });

  it('remembers what the darkroom could not decode, but not what the source could not give', async () => {
    const nothing = () => Promise.reject(new NoPicture());
    const darkroom: Pick<Darkroom, 'picture' | 'draw'> = { picture: nothing, draw: nothing };
    const bad = setUp({ darkroom });
    for (const _ of [1, 2]) await kindOf(bad.cache.get(idOf(7), 'thumb', never));
    expect(bad.asked).toEqual([7]);

    let asks = 0;
    const source = async () => {
      asks += 1;
      throw new SatchelError({ kind: 'offline', host: 'example.test' });
    };
    const { cache } = setUp({ source });
    for (const _ of [1, 2])
      expect(await kindOf(cache.get(idOf(7), 'thumb', never))).toBe('offline');
    expect(asks).toBe(2);
  });

  it('makes a picture again whose file was damaged', async () => {
    const { cache, asked } = setUp();
    await cache.get(idOf(7), 'thumb', never);
    const [file = ''] = await filesIn(dir);
    await writeFile(file, jpeg.subarray(0, jpeg.length - 40));
    const picture = await cache.get(idOf(7), 'thumb', never);
    expect(Buffer.compare(picture.bytes, jpeg)).toBe(0);
    expect(asked).toEqual([7, 7]);
  });

  it('drops the least recently used when there is too much', async () => {
    // The disk dates what is written; of these only the last bears its date, and it is the newest.
    const clock = createTestClock(Date.now() - 3_600_000);
    const { cache, asked } = setUp({ maxBytes: jpeg.length * 4, clock });
    for (const id of [1, 2, 3, 4]) {
      await cache.get(idOf(id), 'thumb', never);
      clock.advance(120_000);
      const file = (await filesIn(dir)).find((path) => path.endsWith(`/${id}`)) ?? '';
      await utimes(file, clock.now() / 1000, clock.now() / 1000);
    }
    clock.advance(120_000);
    await cache.get(idOf(1), 'thumb', never);
    await cache.get(idOf(5), 'thumb', never);
    await expect.poll(async () => (await filesIn(dir)).length).toBe(3);
    expect(asked).toEqual([1, 2, 3, 4, 5]);
    for (const id of [1, 4, 5]) await cache.get(idOf(id), 'thumb', never);
    expect(asked).toEqual([1, 2, 3, 4, 5]);
    await cache.get(idOf(2), 'thumb', never);
    expect(asked).toEqual([1, 2, 3, 4, 5, 2]);
  });

  it('answers all the same when it cannot write', async () => {
    await writeFile(dir, 'a file where the folder should be');
    const { cache, asked } = setUp();
    expect((await cache.get(idOf(7), 'thumb', never)).contentType).toBe('image/jpeg');
    await cache.get(idOf(7), 'thumb', never);
    expect(asked).toEqual([7, 7]);
  });

  it('forgets: the files, and what is on its way', async () => {
    const held = heldSource();
    const { cache } = setUp({ source: held.source });
    const first = cache.get(idOf(7), 'thumb', never);
    await expect.poll(() => held.begun).toEqual([7]);
    held.release(7);
    await first;
    expect(await filesIn(dir)).toHaveLength(1);
    const second = kindOf(cache.get(idOf(8), 'thumb', never));
    await expect.poll(() => held.begun).toEqual([7, 8]);
    await cache.forget([idOf(7), idOf(8)]);
    expect(await second).toBe('cancelled');
    expect(await filesIn(dir)).toEqual([]);
  });

  it('ends everything when closed', async () => {
    const held = heldSource();
    const { cache } = setUp({ source: held.source });
    const asks = [1, 2, 3, 4, 5, 6, 7].map((id) => kindOf(cache.get(idOf(id), 'thumb', never)));
    await expect.poll(() => held.begun.length).toBe(6);
    cache.close();
    expect(new Set(await Promise.all(asks))).toEqual(new Set(['cancelled']));
    expect(await kindOf(cache.get(idOf(9), 'thumb', never))).toBe('cancelled');
  });
});
