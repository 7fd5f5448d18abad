import { lstat } from 'node:fs/promises';
import type { Archive, ArchiveRun } from '../../shared/contract/archives.ts';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { FinishedWork } from '../../shared/contract/finished.ts';
import type { SavedRun } from '../../shared/contract/saving.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { invalidInput, notSaved } from '../../shared/failures.ts';
import type { Bugs } from '../base/bugs.ts';
import type { Clock } from '../base/clock.ts';
import type { Database } from '../database/database.ts';
import {
  endedArchive,
  endedFile,
  endedFolder,
  endedLook,
  endedLookFailed,
  endedUnbegun,
  type SavedFile,
} from './endedWork.ts';
import { createFinishedTable, type EndedWork } from './finishedTable.ts';

/** Of more than these nobody asks. */
const mostKept = 1_000;
const toldAtOnce = 200;

export interface FinishedDeps {
  readonly database: Database;
  readonly emit: Emit;
  /** Opens the system's file manager at a file or a folder. */
  readonly show: (path: string) => void;
  /** Lets go of what is kept of a run, which is over. */
  readonly dismiss: (work: FinishedWork) => Promise<void>;
  readonly clock: Clock;
  readonly bugs: Bugs;
}

export type Finished = ReturnType<typeof createFinishedService>;

/** Answers the contract's part of what is over, and hears of it from those who did it. */
export function createFinishedService(deps: FinishedDeps) {
  const { database, emit, clock, bugs } = deps;
  const table = createFinishedTable(database);
  /** Archives as they were told last; null until they are first. */
  let archives: ReadonlyMap<string, Archive> | null = null;
  /** Runs that are over are told ten times a second while another is under way. */
  const noted = new Set<string>();
  let closed = false;

  function tell(ids: readonly string[]): void {
    for (let start = 0; start < ids.length; start += toldAtOnce) {
      const some = ids.slice(start, start + toldAtOnce).flatMap((id) => table.get(id) ?? []);
      if (some.length > 0) emit('finishedChanged', some);
    }
  }

  /** What the library refuses now is written when it is heard of again, at the latest after a start. */
  function note(found: readonly (EndedWork | null)[]): void {
    if (closed) return;
    try {
      const added: string[] = [];
      for (const work of found) {
        if (work === null || noted.has(work.id)) continue;
        if (table.add(work)) added.push(work.id);
        noted.add(work.id);
      }
      tell(added);
    } catch (error) {
      bugs.failureOf(error, 'finished.note');
    }
  }

  const service: Services['finished'] = {
    list: async ({ start, count }) => table.list(start, count),
    async clear({ ids, cleared }) {
      const changed = table.clear(ids, cleared);
      tell(changed);
      return changed;
    },
    async see({ ids }) {
      tell(table.see(ids));
    },
    async show({ id }) {
      const path = table.pathOf(id);
      if (path === null) throw new SatchelError(invalidInput('unusable'));
      if ((await lstat(path).catch(() => null)) === null) throw new SatchelError(notSaved('moved'));
      deps.show(path);
    },
  };

  return {
    service,
    hearArchiveRuns: (runs: readonly ArchiveRun[]) =>
      note(runs.map((run) => endedArchive(run, clock.now()))),
    hearSaveRuns: (runs: readonly SavedRun[], folderOf: (runId: string) => string | null) =>
      note(runs.map((run) => endedFolder(run, clock.now(), folderOf(run.id)))),
    hearSave: (file: SavedFile) => note([endedFile(file, clock.now())]),
    hearLookFailed(archiveId: string, failure: Failure): void {
      const archive = archives?.get(archiveId);
      if (archive !== undefined) note([endedLookFailed(archive, failure, clock.now())]);
    },
    /** What changed of them since they were told last. */
    hearArchives(list: readonly Archive[]): void {
      const before = archives;
      archives = new Map(list.map((archive) => [archive.id, archive]));
      if (before === null) return;
      note(
        list.flatMap((archive) => {
          const known = before.get(archive.id);
          return known === undefined
            ? []
            : [endedLook(archive, known), endedUnbegun(archive, known)];
        }),
      );
    },
    /** Lets go of what was cleared, and of what is older than anybody looks back; once, after a start. */
    async sweep(): Promise<void> {
      for (const work of closed ? [] : table.over(mostKept)) {
        // Its run first: it would be told anew without its entry.
        await deps.dismiss(work).catch((error: unknown) => bugs.failureOf(error, 'finished.sweep'));
        if (closed) return;
        table.remove(work.id);
      }
    },
    /** What ends from now on is heard of after the next start. */
    close(): void {
      closed = true;
    },
  };
}
