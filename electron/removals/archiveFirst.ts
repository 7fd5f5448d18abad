import type { MediaId } from '../../shared/ids.ts';

/** What removals ask of archives; `curation.ts` hands it over. */
export interface ArchiveFirst {
  /** Sets going that those of these which the archive lacks come into it; answers by what that run is known. Throws SatchelError. */
  begin(archiveId: string, mediaIds: readonly MediaId[]): Promise<string>;
  /** Whether that run has come to its end, whatever became of it; one that is not known has. */
  isOver(archiveRunId: string): boolean;
  /** Which of these the archive holds: each file is read again now, and has the hash that was written down. */
  safe(archiveId: string, mediaIds: readonly MediaId[]): Promise<ReadonlySet<MediaId>>;
}
