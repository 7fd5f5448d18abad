import { SatchelError } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { Download, SessionSource } from '../providers/provider.ts';
import type { LibraryService } from './libraryService.ts';
import type { MediaTable } from './mediaTable.ts';
import type { Sync } from './syncLibrary.ts';

export interface DownloadDeps {
  readonly library: Pick<LibraryService, 'keyOf'>;
  readonly table: Pick<MediaTable, 'learnSize'>;
  readonly sync: Pick<Sync, 'changed'>;
  readonly sessions: SessionSource;
}

/** The bytes of an item that is not gone, from its provider; a size that no list told is learnt from them. */
export function createDownload({ library, table, sync, sessions }: DownloadDeps) {
  return async (mediaId: MediaId, signal: AbortSignal): Promise<Download> => {
    const item = library.keyOf(mediaId);
    if (item === null || item.goneAt !== null) throw new SatchelError({ kind: 'not-found' });
    const { provider, session } = await sessions(item.accountId);
    const found = await provider.download(session, item.key, signal);
    const { sizeBytes } = found;
    if (sizeBytes !== null && table.learnSize(mediaId, sizeBytes)) sync.changed(item.accountId);
    return found;
  };
}
