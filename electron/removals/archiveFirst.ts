import type { MediaId } from '../../shared/ids.ts';

/** What removals ask of archives; `curation.ts` hands it over. */
export interface ArchiveFirst {
  /**
   * Resolves when each of these has its copy in the archive and that copy was read again, now, with the hash
   * that was written down for it (SHA-256 in hex); fetches and writes what is missing. Throws SatchelError for what cannot be
   * archived or is not what it was: then nothing of it may be deleted.
   */
  secure(
    archiveId: string,
    mediaIds: readonly MediaId[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<MediaId, string>>;
}
