import { SatchelError } from '../../shared/failure.ts';
import { notFound } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { Provider, SessionSource } from '../providers/provider.ts';
import type { LibraryService } from './libraryService.ts';
import type { MediaTable } from './mediaTable.ts';
import type { Sync } from './syncLibrary.ts';

export interface DownloadDeps {
  readonly keyOf: LibraryService['keyOf'];
  readonly sessions: SessionSource;
  readonly table: Pick<MediaTable, 'learnSize'>;
  readonly changed: Sync['changed'];
}

/** The bytes of an item, whose size is learnt by that where no list told it. */
export function createDownload({ keyOf, sessions, table, changed }: DownloadDeps) {
  return async (mediaId: MediaId, signal: AbortSignal): ReturnType<Provider['download']> => {
    const item = keyOf(mediaId);
    if (item === null || item.goneAt !== null) throw new SatchelError(notFound);
    const { provider, session } = await sessions(item.accountId);
    const found = await provider.download(session, item.key, signal);
    const { sizeBytes } = found;
    if (sizeBytes !== null && table.learnSize(mediaId, sizeBytes)) changed(item.accountId);
    return found;
  };
}
