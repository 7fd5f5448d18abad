import { join } from 'node:path';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { LearntLook } from '../../shared/contract/looking/looks.ts';
import { SatchelError } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { MediaKind } from '../../shared/media.ts';
import type { Look } from './darkroom.ts';
import { createThumbnailCache, type ThumbnailCacheDeps } from './thumbnailCache.ts';

export interface LookServiceDeps extends Pick<ThumbnailCacheDeps, 'darkroom' | 'clock' | 'log'> {
  readonly dataDir: string;
  readonly ofPicture: ThumbnailCacheDeps['source'];
  readonly keyOf: (mediaId: MediaId) => { readonly kind: MediaKind } | null;
  /** Keeps them with their items at once; answers those that were news. */
  readonly learnLooks: (looks: readonly LearntLook[]) => readonly LearntLook[];
  readonly emit: Emit;
}

/** What is learnt of many is written down and announced together: each commit waits for the disk. */
const keepMs = 150;
const mostCounted = 1_000;

/** What items look like: pictures from the cache, and what was learnt by making them. */
export function createLookService(deps: LookServiceDeps) {
  const { clock, emit, keyOf } = deps;
  const learnt: LearntLook[] = [];
  let stopWaiting: (() => void) | null = null;
  /** How many pages documents have; 0 for one that needs a password. */
  const pages = new Map<MediaId, number>();

  /** What cannot be written down is learnt again when a picture is next made of the item itself. */
  function keepLearnt(): readonly LearntLook[] {
    try {
      return deps.learnLooks(learnt.splice(0));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : null;
      deps.log.error({ event: 'looks-not-kept', code });
      return [];
    }
  }

  function announce(): void {
    stopWaiting = null;
    const news = keepLearnt();
    if (news.length > 0) emit('looksLearnt', [...news]);
  }

  function learn(id: MediaId, { pages: count, ...look }: Look): void {
    if (count !== null) {
      const [oldest] = pages.keys();
      if (pages.size >= mostCounted && oldest !== undefined) pages.delete(oldest);
      pages.set(id, count);
    }
    learnt.push({ id, ...look });
    stopWaiting ??= clock.after(keepMs, announce);
  }

  const cache = createThumbnailCache({
    ...deps,
    dir: join(deps.dataDir, 'thumbnails'),
    source: deps.ofPicture,
    kindOf: (id) => keyOf(id)?.kind ?? null,
    learn,
  });

  async function pagesOf(mediaId: MediaId): Promise<number | null> {
    const { signal } = new AbortController();
    const original = await cache.original(mediaId, signal);
    if (original.kind !== 'document') return null;
    // Drawing a page of it counts them, which only those do that were not drawn before.
    if (!pages.has(mediaId)) await cache.lookAgain(mediaId, signal);
    return pages.get(mediaId) || null;
  }

  const service: Services['looks'] = {
    async pages({ mediaId }) {
      try {
        return await pagesOf(mediaId);
      } catch (error) {
        const showsNothing = error instanceof SatchelError && error.failure.kind === 'not-found';
        if (showsNothing) return null;
        throw error;
      }
    },
  };

  return {
    ...cache,
    service,
    close() {
      stopWaiting?.();
      cache.close();
      if (learnt.length > 0) keepLearnt();
    },
  };
}
