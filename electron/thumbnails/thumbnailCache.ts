import { SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { PictureSize } from '../../shared/pictures/decodeMemory.ts';
import { tellPicture } from '../../shared/pictures/tellPicture.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { type Darkroom, isLookType, type Picture } from './darkroom.ts';
import { fetchRaster, NoPicture, type RasterSource } from './fetchRaster.ts';
import { createNewestFirst } from './newestFirst.ts';
import { NotMade } from './notMade.ts';
import { createPictureFiles } from './pictureFiles.ts';
import { createRestNotes } from './restNotes.ts';
import { createSharedWork } from './sharedWork.ts';

const variants = ['small', 'thumb', 'preview', 'full'] as const;
export type PictureVariant = (typeof variants)[number];

/** `text` as one of the sizes that pictures are kept in; null when it is none. */
export function pictureVariant(text: string | undefined): PictureVariant | null {
  return variants.find((variant) => variant === text) ?? null;
}

export type CachedPicture = Pick<Picture, 'bytes' | 'contentType'>;

export interface ThumbnailCacheDeps {
  /** Made when missing, readable by nobody else. */
  readonly dir: string;
  readonly darkroom: Pick<Darkroom, 'picture'>;
  source(mediaId: MediaId, signal: AbortSignal): Promise<RasterSource>;
  readonly maxBytes?: number;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ThumbnailCache {
  /** Throws SatchelError `not-found` for what is no picture, NotMade, `cancelled`, or what the source threw. */
  get(mediaId: MediaId, variant: PictureVariant, signal: AbortSignal): Promise<CachedPicture>;
  forget(mediaIds: readonly MediaId[]): Promise<void>;
  close(): void;
}

/**
 * Device pixels: a card is 240 wide, and some screens have two pixels for one. The window keeps hundreds of
 * decoded pictures that it showed, so on the others none has four times the pixels that are seen.
 */
const maxEdges: Readonly<Record<PictureVariant, number>> = {
  small: 240,
  thumb: 480,
  preview: 1600,
  full: 8_192,
};
/** More is neither kept in the window nor drawn: 96 MB of it are enough for one picture. */
const mostFullPixels = 24_000_000;

/** The longer edge of what is made of a picture. */
function edgeOf(variant: PictureVariant, { width, height }: PictureSize): number {
  const share = Math.sqrt(mostFullPixels / Math.max(1, width * height));
  return Math.min(maxEdges[variant], Math.max(1, Math.floor(Math.max(width, height) * share)));
}

const defaultMaxBytes = 512 * 1024 * 1024;
const rasterLimits = { maxBytes: 50 * 1024 * 1024 };
/** Originals in memory at once: fetched, or waiting to be decoded. */
const maxFetches = 4;
const maxDecodes = 2;
const maxRemembered = 10_000;
/** What the darkroom was lost over may have been at fault or not: it is tried again, but not at once. */
const notMadeMs = 60_000;

interface Verdict {
  readonly error: SatchelError;
  readonly untilMs: number;
}

/** Pictures from disk, from work already in flight, or fetched and developed in the darkroom. */
export function createThumbnailCache(deps: ThumbnailCacheDeps): ThumbnailCache {
  const files = createPictureFiles(deps.dir, deps.maxBytes ?? defaultMaxBytes, deps.clock);
  const fetches = createNewestFirst(maxFetches);
  const decodes = createNewestFirst(maxDecodes);
  const notes = createRestNotes(`${deps.dir}-at-rest.json`, deps.clock);
  /** What nothing came of, and until when it is not fetched again. */
  const hopeless = new Map<MediaId, Verdict>();
  let closed = false;

  const work = createSharedWork<CachedPicture>(
    async (key, signal) => (await fromDisk(key)) ?? (await fromSource(key, signal)),
    (key) => {
      fetches.raise(key);
      decodes.raise(key);
    },
  );

  async function fromDisk(key: string): Promise<CachedPicture | null> {
    try {
      const bytes = await files.read(key);
      const contentType = bytes && storedTypeOf(bytes);
      return bytes && contentType ? { bytes, contentType } : null;
    } catch (error) {
      note('thumbnail-read-failed', error);
      return null;
    }
  }

  async function fromSource(key: string, signal: AbortSignal): Promise<CachedPicture> {
    const { mediaId, variant } = parseKey(key);
    if (await notes.rests(mediaId)) throw new NotMade(null);
    const endFetch = await fetches.take(key, signal);
    try {
      const picture = await develop(key, { mediaId, variant }, signal, endFetch);
      // The largest is made when one looks, of bytes that are kept themselves.
      if (variant === 'full') return picture;
      await files.write(key, picture.bytes).catch((error) => note('thumbnail-write-failed', error));
      // Forgotten while it was being written.
      if (signal.aborted) await files.remove(key);
      return picture;
    } catch (error) {
      if (!signal.aborted) await remember(mediaId, error);
      throw error;
    } finally {
      endFetch();
    }
  }

  async function develop(
    key: string,
    { mediaId, variant }: { readonly mediaId: MediaId; readonly variant: PictureVariant },
    signal: AbortSignal,
    endFetch: () => void,
  ) {
    const source = await deps.source(mediaId, signal);
    const { bytes, header } = await fetchRaster(source, rasterLimits, signal);
    const endDecode = await decodes.take(key, signal);
    // What may be made to cost time goes on behind the others, and none of them waits for its turn.
    const letOthersGo = () => {
      endDecode();
      endFetch();
    };
    try {
      const maxEdge = edgeOf(variant, header);
      return await deps.darkroom.picture({ ...header, bytes, maxEdge }, signal, letOthersGo);
    } catch (error) {
      if (error instanceof SatchelError && error.failure.kind === 'not-found') {
        throw new NoPicture();
      }
      throw error;
    } finally {
      endDecode();
    }
  }

  async function remember(mediaId: MediaId, error: unknown): Promise<void> {
    if (error instanceof NotMade && error.costly) {
      await notes.add(mediaId).catch((failed) => note('thumbnail-note-failed', failed));
    }
    const restMs =
      error instanceof NoPicture
        ? Number.POSITIVE_INFINITY
        : error instanceof NotMade
          ? notMadeMs
          : 0;
    if (!(error instanceof SatchelError) || restMs === 0) return;
    const [oldest] = hopeless.keys();
    if (hopeless.size >= maxRemembered && oldest !== undefined) hopeless.delete(oldest);
    hopeless.set(mediaId, { error, untilMs: deps.clock.monotonic() + restMs });
  }

  function note(event: string, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    deps.log.error({ event, code });
  }

  return {
    async get(mediaId, variant, signal) {
      if (closed) throw new SatchelError(cancelled);
      const verdict = hopeless.get(mediaId);
      if (verdict !== undefined && deps.clock.monotonic() < verdict.untilMs) throw verdict.error;
      hopeless.delete(mediaId);
      return work.ask(`${variant}/${mediaId}`, signal);
    },

    async forget(mediaIds) {
      for (const mediaId of mediaIds) {
        hopeless.delete(mediaId);
        for (const variant of variants) {
          const key = `${variant}/${mediaId}`;
          work.drop(key);
          await files.remove(key);
        }
      }
      await notes.forget(mediaIds).catch((failed) => note('thumbnail-note-failed', failed));
    },

    close() {
      closed = true;
      work.dropAll();
    },
  };
}

function parseKey(key: string): { mediaId: MediaId; variant: PictureVariant } {
  const [variant, id] = key.split('/');
  return { mediaId: Number(id) as MediaId, variant: pictureVariant(variant) ?? 'thumb' };
}

/** A file that was cut short by a crash may say nothing: it is then made again. */
function storedTypeOf(bytes: Uint8Array): Picture['contentType'] | null {
  const type = tellPicture(bytes);
  return isLookType(type) ? type : null;
}
