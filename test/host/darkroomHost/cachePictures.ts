import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import type { Darkroom } from '../../../electron/thumbnails/darkroom.ts';
import { createThumbnailCache } from '../../../electron/thumbnails/thumbnailCache.ts';
import { mediaId } from '../../../shared/ids.ts';
import type { PictureVariant } from '../../../shared/pictures/variants.ts';

export interface CacheInput {
  /** Each becomes an item by its place, from 1. */
  readonly files: readonly string[];
  /** Of the cache; empty or not. */
  readonly dir: string;
  readonly variant: PictureVariant;
}

export interface CacheOutcome {
  readonly ms: number;
  readonly made: number;
  readonly failed: number;
  /** The 99th percentile of how late the main process was, in ms. */
  readonly mainLateP99: number;
}

/** Asks the real cache for a picture of every file at once, as a window does that shows them all. */
export async function cachePictures(
  darkroom: Darkroom,
  { files, dir, variant }: CacheInput,
): Promise<CacheOutcome> {
  const cache = createThumbnailCache({
    dir,
    darkroom,
    async source(id) {
      const path = files[id - 1] ?? '';
      return { body: createReadStream(path), sizeBytes: (await stat(path)).size };
    },
    kindOf: () => 'image',
    clock: systemClock,
    log: silentLog,
  });
  const late = monitorEventLoopDelay({ resolution: 2 });
  const { signal } = new AbortController();
  late.enable();
  const begun = performance.now();
  // Nobody keeps a picture that was shown, or what is measured would be this.
  const asked = files.map((_, place) =>
    cache.get(mediaId.parse(place + 1), variant, signal).then(
      () => true,
      () => false,
    ),
  );
  const outcomes = await Promise.all(asked);
  const ms = performance.now() - begun;
  late.disable();
  cache.close();
  const made = outcomes.filter((done) => done).length;
  // What it measures includes the time between two looks.
  const mainLateP99 = late.percentile(99) / 1e6 - 2;
  return { ms, made, failed: outcomes.length - made, mainLateP99 };
}
