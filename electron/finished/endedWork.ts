import type { Archive, ArchiveRun } from '../../shared/contract/archives.ts';
import type { SavedRun } from '../../shared/contract/saving.ts';
import type { Failure } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { EndedWork } from './finishedTable.ts';

const plain = { archiveId: null, mediaId: null, verdict: null, failure: null, path: null };
const none = { of: 0, done: 0, failed: 0, kept: 0 };

/** What is told of a run that filled an archive; null while it goes on, and where there was nothing to fetch. */
export function endedArchive(run: ArchiveRun, endedAt: number): EndedWork | null {
  const { id, state, title, by, of, done, failed, kept, archiveId } = run;
  if (state !== 'over' || of === 0) return null;
  return { ...plain, id, kind: 'archive', endedAt, title, by, of, done, failed, kept, archiveId };
}

/** The same of a run that saved items into a folder; `path` is where that is. */
export function endedFolder(run: SavedRun, endedAt: number, path: string | null): EndedWork | null {
  const { id, state, folder, of, done, failed, kept } = run;
  if (state !== 'over' || of === 0) return null;
  const counts = { of, done, failed, kept };
  return { ...plain, ...counts, id, kind: 'folder', endedAt, title: folder, by: 'person', path };
}

export interface SavedFile {
  readonly token: string;
  readonly mediaId: MediaId;
  readonly name: string;
  readonly path: string;
  /** Why it is not there; null where it is. */
  readonly failure: Failure | null;
}

export function endedFile(file: SavedFile, endedAt: number): EndedWork {
  const { token: id, mediaId, name: title, path, failure } = file;
  const counts = failure === null ? { done: 1, failed: 0 } : { done: 0, failed: 1 };
  const by = 'person';
  const of = { ...none, of: 1, ...counts };
  return { ...plain, ...of, id, kind: 'file', endedAt, title, by, mediaId, path, failure };
}

/** A look at the files of an archive that came to its end since the archive was told before. */
export function endedLook(archive: Archive, before: Archive): EndedWork | null {
  const { id: archiveId, title, verified: verdict } = archive;
  if (verdict === null || verdict.at === before.verified?.at) return null;
  const failed = verdict.missing + verdict.changed + verdict.unreadable;
  const counts = { of: verdict.whole + failed, done: verdict.whole, failed, kept: 0 };
  const id = `${archiveId.slice(0, 40)} ${verdict.at}`;
  return {
    ...plain,
    ...counts,
    id,
    kind: 'verify',
    endedAt: verdict.at,
    title,
    by: 'person',
    archiveId,
    verdict,
  };
}

/** A look at the files of an archive that could not be brought to its end. */
export function endedLookFailed(archive: Archive, failure: Failure, endedAt: number): EndedWork {
  const { id: archiveId, title } = archive;
  const id = `${archiveId.slice(0, 40)} look ${endedAt}`;
  const by = 'person';
  return { ...plain, ...none, id, kind: 'verify', endedAt, title, by, archiveId, failure };
}

/** An update by schedule that could not even be begun. */
export function endedUnbegun(archive: Archive, before: Archive): EndedWork | null {
  const { id: archiveId, title, last } = archive;
  if (last === null || last.at === before.last?.at || last.by !== 'schedule') return null;
  if (last.failure === null || last.done + last.failed + last.kept > 0) return null;
  const id = `${archiveId.slice(0, 40)} update ${last.at}`;
  const { at: endedAt, failure } = last;
  return {
    ...plain,
    ...none,
    id,
    kind: 'archive',
    endedAt,
    title,
    by: 'schedule',
    archiveId,
    failure,
  };
}
