import { SatchelError } from '../../shared/failure.ts';
import { notFound } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import { hasBytes, saysNothing } from '../../shared/media.ts';
import { headBytes, tellType } from '../contentType/tellType.ts';
import type { Download, SessionSource } from '../providers/provider.ts';
import { hearHead, isEmpty, readHead } from './headOf.ts';
import type { LibraryService, MediaSource } from './libraryService.ts';
import type { MediaTable } from './mediaTable.ts';
import type { Sync } from './sync/syncLibrary.ts';

export interface DownloadDeps {
  readonly keyOf: LibraryService['keyOf'];
  readonly sessions: SessionSource;
  readonly table: Pick<MediaTable, 'learnSize' | 'learnType'>;
  readonly changed: Sync['changed'];
  /** The bytes of an item out of an archive, once they were found to be what was written; null where none has them. */
  readonly copyOf?: (mediaId: MediaId) => Promise<Download | null>;
}

/** The bytes of an item. */
export interface FoundBytes extends Download {
  /** They are those of a copy in an archive: its provider has it no more, or cannot be reached. */
  readonly fromArchive?: true;
}

export interface Downloads {
  /**
   * The bytes of an item. Size and type are learnt by that, where no list told them. What its provider let go, or
   * cannot be asked for now, comes out of an archive that has it.
   */
  whole(
    mediaId: MediaId,
    signal: AbortSignal,
    options?: {
      /** Asks the provider for a link, also where one is known. */
      readonly fresh?: boolean;
      /** The provider's own bytes or none: no copy in an archive stands in for them. */
      readonly fromProvider?: boolean;
    },
  ): Promise<FoundBytes>;
  /** Learns the type of an item whose type says nothing from its first bytes, unless that was done. */
  tell(mediaId: MediaId, signal: AbortSignal): Promise<void>;
  /**
   * The same of what is to be looked at: of a text its first bytes alone, unless it is to be `whole`. One whose type
   * says nothing is told by its first bytes, once.
   */
  ofPicture(
    mediaId: MediaId,
    signal: AbortSignal,
    options?: { readonly whole: boolean },
  ): Promise<FoundBytes & { readonly partial: boolean }>;
}

export function createDownloads(deps: DownloadDeps): Downloads {
  const { keyOf, sessions, table, changed, copyOf } = deps;
  /** Of each item at most one request for its first bytes is on its way. */
  const asking = new Map<MediaId, Promise<void>>();

  function existing(mediaId: MediaId): MediaSource {
    const item = keyOf(mediaId);
    if (item === null || !hasBytes(item)) throw new SatchelError(notFound);
    return item;
  }

  async function learn(mediaId: MediaId, item: MediaSource, head: Uint8Array): Promise<void> {
    const told = await tellType(head);
    if (table.learnType(mediaId, item.contentType, told)) changed(item.accountId);
  }

  async function ask(mediaId: MediaId, item: MediaSource, signal: AbortSignal): Promise<void> {
    const { provider, session } = await sessions(item.accountId);
    await learn(mediaId, item, await readHead(provider, session, item.key, signal));
  }

  /** The item when everything is told of it that its bytes can tell. */
  async function told(mediaId: MediaId, signal: AbortSignal): Promise<MediaSource> {
    for (;;) {
      const item = existing(mediaId);
      // Of what an archive has, the whole is here: nobody is asked for its beginning.
      if (!item.untold || item.goneAt !== null) return item;
      const others = asking.get(mediaId);
      if (others === undefined) {
        const mine = ask(mediaId, item, signal).finally(() => asking.delete(mediaId));
        asking.set(mediaId, mine);
        await mine;
        return existing(mediaId);
      }
      // Whoever asked may have been called off, which says nothing to this one.
      await others.catch(() => {});
      if (signal.aborted) return item;
    }
  }

  async function archivedCopy(mediaId: MediaId): Promise<FoundBytes | null> {
    const copy = (await copyOf?.(mediaId)) ?? null;
    return copy === null ? null : { ...copy, fromArchive: true };
  }

  async function whole(
    mediaId: MediaId,
    signal: AbortSignal,
    {
      fresh = false,
      fromProvider = false,
    }: { readonly fresh?: boolean; readonly fromProvider?: boolean } = {},
  ): Promise<FoundBytes> {
    const item = existing(mediaId);
    if (fromProvider) {
      if (item.goneAt !== null) throw new SatchelError(notFound);
      return askProvider(mediaId, item, signal, fresh);
    }
    if (item.goneAt === null) {
      try {
        return await askProvider(mediaId, item, signal, fresh);
      } catch (error) {
        const copy = item.archived && isOutOfReach(error) ? await archivedCopy(mediaId) : null;
        if (copy === null) throw error;
        return copy;
      }
    }
    const copy = await archivedCopy(mediaId);
    if (copy === null) throw new SatchelError(notFound);
    return copy;
  }

  async function askProvider(
    mediaId: MediaId,
    item: MediaSource,
    signal: AbortSignal,
    fresh: boolean,
  ): Promise<Download> {
    const { provider, session } = await sessions(item.accountId);
    const key = fresh ? { ...item.key, linkUrl: null } : item.key;
    const found = await provider.download(session, key, signal);
    const { sizeBytes } = found;
    if (sizeBytes !== null && table.learnSize(mediaId, sizeBytes)) changed(item.accountId);
    if (!item.untold) return found;
    return { ...found, body: hearHead(found.body, (head) => learn(mediaId, item, head)) };
  }

  return {
    whole,
    async tell(mediaId, signal) {
      await told(mediaId, signal);
    },
    async ofPicture(mediaId, signal, options = { whole: false }) {
      const { accountId, key, kind, contentType, goneAt } = await told(mediaId, signal);
      // What says nothing even so is nothing that could be shown.
      if (kind !== 'image' && saysNothing(contentType)) throw new SatchelError(notFound);
      if (kind !== 'text' || options.whole || goneAt !== null) {
        return { ...(await whole(mediaId, signal)), partial: false };
      }
      const { provider, session } = await sessions(accountId);
      try {
        const first = { firstBytes: headBytes };
        return { ...(await provider.download(session, key, signal, first)), partial: true };
      } catch (error) {
        throw isEmpty(error) ? new SatchelError(notFound) : error;
      }
    },
  };
}

/** Its provider has it no more, or cannot be reached now. */
const isOutOfReach = (error: unknown) =>
  error instanceof SatchelError && ['not-found', 'offline'].includes(error.failure.kind);
