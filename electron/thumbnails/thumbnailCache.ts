import { SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { MediaKind } from '../../shared/media.ts';
import { pictureEdges, type StillVariant } from '../../shared/pictures/variants.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Darkroom, Look, Picture } from './darkroom.ts';
import { inBatches } from './inBatches.ts';
import { makePicture, makeSmaller } from './makePicture.ts';
import { createNewestFirst } from './newestFirst.ts';
import { NotMade } from './notMade.ts';
import { NoPicture } from './originals/noPicture.ts';
import { type Original, type OriginalSource, readOriginal } from './originals/readOriginal.ts';
import { createRecentOriginals } from './originals/recentOriginals.ts';
import { createPictureFiles } from './pictureFiles.ts';
import {
  insteadOf,
  isAlike,
  isStill,
  keyOf,
  largerThan,
  type PictureWanted,
  parseKey,
} from './pictureKey.ts';
import { createRestNotes } from './restNotes.ts';
import { createSharedWork } from './sharedWork.ts';
import { storedTypeOf } from './storedType.ts';
import { createVerdicts } from './verdicts.ts';

export interface CachedPicture extends Pick<Picture, 'bytes' | 'contentType'> {
  /** Another size of it, which is here while the one that was asked for cannot be had. */
  readonly standsIn?: true;
}

export interface ThumbnailCacheDeps {
  /** Made when missing, readable by nobody else. */
  readonly dir: string;
  readonly darkroom: Pick<Darkroom, 'picture' | 'draw'>;
  /** Its bytes, all of them where it is to be `whole`. */
  source(
    mediaId: MediaId,
    signal: AbortSignal,
    options: { readonly whole: boolean },
  ): Promise<OriginalSource>;
  /** What it is said to be: what is no picture never keeps pictures waiting. */
  kindOf?(mediaId: MediaId): MediaKind | null;
  /** Hears what an original told of itself by being looked at. */
  learn?(mediaId: MediaId, look: Look): void;
  readonly maxBytes?: number;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ThumbnailCache {
  /** Throws SatchelError `not-found` for what shows nothing, NotMade, `cancelled`, or what the source threw. */
  get(mediaId: MediaId, wanted: PictureWanted, signal: AbortSignal): Promise<CachedPicture>;
  /** What it is made of, for those who look inside; throws the same. */
  original(mediaId: MediaId, signal: AbortSignal): Promise<Original>;
  /** Learns of an item what its kept pictures do not tell. */
  lookAgain(mediaId: MediaId, signal: AbortSignal): Promise<void>;
  forget(mediaIds: readonly MediaId[]): Promise<void>;
  close(): void;
}

const defaultMaxBytes = 512 * 1024 * 1024;
const megabyte = 1024 * 1024;
const limits = { maxBytes: 50 * megabyte, beginningBytes: 16 * megabyte };
/** What is drawn of a film or a document is drawn once, large enough for every tile. */
const drawnAtLeast = 'thumb' satisfies StillVariant;

/** Originals in memory at once, fetched or waiting to be decoded, and how many are decoded at once. */
const openLane = (fetches: number, decodes: number) => ({
  fetches: createNewestFirst(fetches),
  decodes: createNewestFirst(decodes),
});

/** Pictures from disk, from work already in flight, or fetched and developed in the darkroom. */
export function createThumbnailCache(deps: ThumbnailCacheDeps): ThumbnailCache {
  const { darkroom, clock } = deps;
  const files = createPictureFiles(deps.dir, deps.maxBytes ?? defaultMaxBytes, clock);
  const pictures = openLane(6, 4);
  const drawings = openLane(2, 1);
  const notes = createRestNotes(`${deps.dir}-at-rest.json`, clock);
  const verdicts = createVerdicts(clock);
  const recent = createRecentOriginals(clock);
  const removeFiles = inBatches(files.removeAll);
  let closed = false;

  const work = createSharedWork<CachedPicture>(
    async (key, signal) =>
      (await fromDisk(key)) ?? (await fromLarger(key, signal)) ?? (await fromSource(key, signal)),
    (key) => {
      for (const lane of [pictures, drawings]) {
        lane.fetches.raise(key);
        lane.decodes.raise(key);
      }
    },
  );

  const laneOf = (mediaId: MediaId) =>
    ['image', 'other', null].includes(deps.kindOf?.(mediaId) ?? null) ? pictures : drawings;

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

  /**
   * A larger one that was made before: as it is, where it is only the next size, which is as good and is here; else
   * made smaller. Nothing is fetched for that.
   */
  async function fromLarger(key: string, signal: AbortSignal): Promise<CachedPicture | null> {
    const { mediaId, wanted } = parseKey(key);
    if (!isStill(wanted)) return null;
    for (const larger of largerThan(wanted)) {
      const kept = await fromDisk(keyOf(mediaId, larger));
      if (kept === null) continue;
      if (isAlike(larger, wanted)) return kept;
      const end = await pictures.decodes.take(key, signal);
      try {
        const made = await makeSmaller(darkroom, kept.bytes, pictureEdges[wanted], signal);
        if (made !== null) return await keep(key, made, signal);
      } catch (error) {
        // One that was damaged says nothing of its original.
        if (signal.aborted) throw error;
      } finally {
        end();
      }
    }
    return null;
  }

  async function fromSource(key: string, signal: AbortSignal): Promise<CachedPicture> {
    const { mediaId, wanted } = parseKey(key);
    if (await notes.rests(mediaId)) throw new NotMade(null);
    const lane = laneOf(mediaId);
    const endFetch = await lane.fetches.take(key, signal);
    let endDecode = () => {};
    try {
      const original = await fetchOriginal(mediaId, signal);
      if (!isStill(wanted)) recent.keep(mediaId, original);
      endDecode = await lane.decodes.take(key, signal);
      // What may be made to cost time goes on behind the others, and none of them waits for its turn.
      const letOthersGo = () => {
        endDecode();
        endFetch();
      };
      const drawn = original.kind !== 'raster' && isStill(wanted);
      const smaller = drawn && pictureEdges[wanted] < pictureEdges[drawnAtLeast];
      const first = smaller ? drawnAtLeast : wanted;
      const picture = await makePicture(darkroom, original, first, signal, letOthersGo);
      if (picture.look) deps.learn?.(mediaId, picture.look);
      const kept = await keep(keyOf(mediaId, first), picture, signal);
      if (!smaller) return kept;
      const made = await makeSmaller(darkroom, picture.bytes, pictureEdges[wanted], signal);
      return made === null ? kept : await keep(key, made, signal);
    } catch (error) {
      if (!signal.aborted) await remember(key, error);
      const instead = signal.aborted ? null : await standIn(key, error);
      if (instead === null) throw error;
      return instead;
    } finally {
      endDecode();
      endFetch();
    }
  }

  async function fetchOriginal(mediaId: MediaId, signal: AbortSignal): Promise<Original> {
    const known = recent.get(mediaId);
    if (known !== undefined) return known;
    const source = await deps.source(mediaId, signal, { whole: false });
    const read = await readOriginal(source, limits, signal);
    if (read !== 'partial') return read;
    // Its type is not what it was said to be.
    const whole = await deps.source(mediaId, signal, { whole: true });
    const again = await readOriginal(whole, limits, signal);
    if (again === 'partial') throw new NoPicture();
    return again;
  }

  async function original(mediaId: MediaId, signal: AbortSignal): Promise<Original> {
    if (closed) throw new SatchelError(cancelled);
    const verdict = verdicts.of(keyOf(mediaId, 'preview'));
    if (verdict !== null) throw verdict;
    const endFetch = await laneOf(mediaId).fetches.take(`inside/${mediaId}`, signal);
    try {
      const found = await fetchOriginal(mediaId, signal);
      recent.keep(mediaId, found);
      return found;
    } finally {
      endFetch();
    }
  }

  async function keep(key: string, picture: Picture, signal: AbortSignal): Promise<CachedPicture> {
    if (parseKey(key).wanted === 'full') return picture;
    await files.write(key, picture.bytes).catch((error) => note('thumbnail-write-failed', error));
    // Forgotten while it was being written.
    if (signal.aborted) await files.remove(key);
    return { bytes: picture.bytes, contentType: picture.contentType };
  }

  /** What is here of it, while its provider cannot be reached; null where the file itself is at fault. */
  async function standIn(key: string, error: unknown): Promise<CachedPicture | null> {
    const { mediaId, wanted } = parseKey(key);
    if (!isStill(wanted) || error instanceof NoPicture || error instanceof NotMade) return null;
    if (error instanceof SatchelError && error.failure.kind === 'not-found') return null;
    for (const variant of insteadOf(wanted)) {
      const kept = await fromDisk(keyOf(mediaId, variant));
      if (kept !== null) return { ...kept, standsIn: true };
    }
    return null;
  }

  async function remember(key: string, error: unknown): Promise<void> {
    const { mediaId, wanted } = parseKey(key);
    if (error instanceof NotMade && error.costly && isStill(wanted)) {
      await notes.add(mediaId).catch((failed) => note('thumbnail-note-failed', failed));
    }
    verdicts.remember(key, error);
  }

  function note(event: string, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    deps.log.error({ event, code });
  }

  return {
    async get(mediaId, wanted, signal) {
      if (closed) throw new SatchelError(cancelled);
      const key = keyOf(mediaId, wanted);
      const verdict = verdicts.of(key);
      if (verdict !== null) throw verdict;
      return work.ask(key, signal);
    },

    original,

    async lookAgain(mediaId, signal) {
      const found = await original(mediaId, signal);
      const endDecode = await laneOf(mediaId).decodes.take(`look/${mediaId}`, signal);
      try {
        const { look } = await makePicture(darkroom, found, 'at-120', signal, endDecode);
        if (look) deps.learn?.(mediaId, look);
      } finally {
        endDecode();
      }
    },

    async forget(mediaIds) {
      const gone = new Set(mediaIds);
      verdicts.forget(gone);
      for (const mediaId of gone) recent.forget(mediaId);
      work.dropAll((key) => gone.has(parseKey(key).mediaId));
      await removeFiles(mediaIds).catch((error) => note('thumbnail-remove-failed', error));
      await notes.forget(mediaIds).catch((failed) => note('thumbnail-note-failed', failed));
    },

    close() {
      closed = true;
      recent.clear();
      work.dropAll();
    },
  };
}
