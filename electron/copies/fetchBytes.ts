import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { SatchelError } from '../../shared/failure.ts';
import { notFound, notSaved } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import { refuseWebPage } from '../contentType/refuseWebPage.ts';
import { diskFailure } from '../disk/diskFailure.ts';
import { freeBytes } from '../disk/freeBytes.ts';
import { type Incoming, type OpenPart, type Written, writePart } from '../disk/writePart.ts';
import { isWornLink } from '../http/wornLink.ts';
import type { Downloads } from '../library/downloadItem.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { Download } from '../providers/provider.ts';
import type { OriginalTable } from './originalTable.ts';

/** Less than this is kept free: the library wants to be written as well. */
const sparedBytes = 16 * 1024 * 1024;

export interface FetchDeps {
  readonly downloads: Pick<Downloads, 'whole'>;
  /** The bytes of an item out of an archive, once they were found to be what was written; null where none has them. */
  readonly copyOf: (
    mediaId: MediaId,
  ) => Promise<(Download & { readonly sha256?: string | undefined }) | null>;
  readonly originals: Pick<OriginalTable, 'of'>;
  /** SHA-256 in hex of those of these items that are known. */
  readonly hashesOf: (ids: readonly MediaId[]) => ReadonlyMap<MediaId, string>;
  /** Where the bytes go. */
  readonly spoolDir: string;
  /** A new path there. */
  readonly newPath: () => string;
  readonly removeCopy: (path: string) => Promise<void>;
  readonly openPart?: OpenPart | undefined;
}

export interface Fetched extends Written {
  /** Of a private copy, the caller's from now on. */
  readonly path: string;
}

type Source = (known: string | null, signal: AbortSignal) => Promise<Incoming | null>;

/**
 * Fetches the bytes of items into private files: from an archive, else from the file that they were uploaded from if
 * that is still the same, else from their provider. Each is whole, and where its hash is known it is that.
 */
export function createFetching(deps: FetchDeps) {
  const { downloads } = deps;

  async function roomFor(sizeBytes: number | null): Promise<void> {
    const free = await freeBytes(deps.spoolDir);
    if (free !== null && free < (sizeBytes ?? 0) + sparedBytes) {
      throw new SatchelError(notSaved('full'));
    }
  }

  const fromArchive =
    ({ id, archived }: StoredMedia): Source =>
    async (known) => {
      const copy = archived ? await deps.copyOf(id) : null;
      if (copy === null) return null;
      const { body, sizeBytes, sha256 = null } = copy;
      return { body, sizeBytes, sha256: known ?? sha256, storedAt: null };
    };

  const fromOriginal =
    ({ id }: StoredMedia): Source =>
    async (known) => {
      const original = deps.originals.of(id);
      if (original === null || (known !== null && known !== original.sha256)) return null;
      const { path, sha256 } = original;
      const found = await lstat(path);
      // A pipe would be waited for, and a link may lead anywhere by now.
      if (!found.isFile()) return null;
      return { body: createReadStream(path), sizeBytes: found.size, sha256, storedAt: null };
    };

  async function open(id: MediaId, signal: AbortSignal): Promise<Download> {
    try {
      return await downloads.whole(id, signal, { fromProvider: true });
    } catch (error) {
      const worn = error instanceof SatchelError && isWornLink(error.failure);
      if (!worn || signal.aborted) throw error;
      return downloads.whole(id, signal, { fresh: true, fromProvider: true });
    }
  }

  const fromProvider =
    ({ id, sizeBytes }: StoredMedia): Source =>
    async (known, signal) => {
      const told = await open(id, signal);
      // Whole by its own length, and not what the item is: it would be uploaded in its name.
      if (sizeBytes !== null && told.sizeBytes !== null && told.sizeBytes !== sizeBytes) {
        told.body.destroy();
        throw new SatchelError(notSaved('other-bytes'));
      }
      return {
        body: told.body,
        sizeBytes: told.sizeBytes ?? sizeBytes,
        sha256: known,
        storedAt: null,
      };
    };

  /** Null where the source has nothing; what it began is removed again. */
  async function take(
    source: Source,
    item: StoredMedia,
    known: string | null,
    signal: AbortSignal,
  ): Promise<Fetched | null> {
    const path = deps.newPath();
    try {
      const incoming = await source(known, signal);
      if (incoming === null) return null;
      // A body that breaks before it is read is heard of by whoever reads it.
      incoming.body.on('error', () => {});
      if (item.sizeBytes === null) await roomFor(incoming.sizeBytes);
      const written = await writePart(path, incoming, signal, () => {}, deps.openPart);
      await refuseWebPage(path, item.contentType);
      return { path, ...written };
    } catch (error) {
      await deps.removeCopy(path);
      throw diskFailure(error);
    }
  }

  /** What is here is tried first, and is no reason to give up; null where it cannot be had so. */
  async function takeHere(
    source: Source,
    item: StoredMedia,
    known: string | null,
    signal: AbortSignal,
  ): Promise<Fetched | null> {
    try {
      return await take(source, item, known, signal);
    } catch (error) {
      if (signal.aborted || isFull(error)) throw error;
      return null;
    }
  }

  /** Throws SatchelError, also for what the disk refuses; nothing of it is left then. */
  return async (item: StoredMedia, signal: AbortSignal): Promise<Fetched> => {
    await roomFor(item.sizeBytes);
    const known = deps.hashesOf([item.id]).get(item.id) ?? null;
    for (const source of [fromArchive(item), fromOriginal(item)]) {
      const found = await takeHere(source, item, known, signal);
      if (found !== null) return found;
    }
    if (item.goneAt !== null) throw new SatchelError(notFound);
    const found = await take(fromProvider(item), item, known, signal);
    if (found === null) throw new SatchelError(notFound);
    return found;
  };
}

const isFull = (error: unknown) =>
  error instanceof SatchelError &&
  error.failure.kind === 'not-saved' &&
  error.failure.cause === 'full';
