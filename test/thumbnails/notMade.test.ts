import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterEach, expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import { NotMade } from '../../electron/thumbnails/notMade.ts';
import { createThumbnailCache } from '../../electron/thumbnails/thumbnailCache.ts';
import { mediaId } from '../../shared/ids.ts';
import { createTestClock } from './testClock.ts';

let dir: string;
afterEach(() => rm(dir, { recursive: true, force: true }));

it('lets what the darkroom was lost over rest for a minute, and tries it again then', async () => {
  dir = await mkdtemp(join(tmpdir(), 'satchel-thumbnails-'));
  const jpeg = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#369' } })
    .jpeg()
    .toBuffer();
  const clock = createTestClock();
  let broken = true;
  let fetched = 0;
  const cache = createThumbnailCache({
    dir,
    darkroom: {
      async picture(request) {
        if (broken) throw new NotMade(request);
        return { ...request, contentType: 'image/jpeg' };
      },
      draw: () => Promise.reject(new Error('nothing is drawn')),
    },
    async source() {
      fetched += 1;
      return { body: Readable.from([jpeg]), sizeBytes: null };
    },
    clock,
    log: silentLog,
  });
  const never = new AbortController().signal;
  const ask = () => cache.get(mediaId.parse(7), 'thumb', never);

  await expect(ask()).rejects.toThrow(NotMade);
  broken = false;
  clock.advance(59_000);
  await expect(ask()).rejects.toThrow(NotMade);
  expect(fetched).toBe(1);
  clock.advance(1_000);
  await expect(ask()).resolves.toMatchObject({ contentType: 'image/jpeg' });
  expect(fetched).toBe(2);
});
