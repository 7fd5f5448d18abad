import { lstat } from 'node:fs/promises';
import type { Archive, ArchiveRun } from '../../shared/contract/archives.ts';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { FinishedWork } from '../../shared/contract/finished.ts';
import type { SavedRun } from '../../shared/contract/saving.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { invalidInput, notSaved } from '../../shared/failures.ts';
import type { Bugs } from '../base/bugs.ts';
import type { Clock } from '../base/clock.ts';
import { atomically } from '../database/atomically.ts';
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
  /** What the library did not take yet. */
  const unwritten = new Map<string, EndedWork>();
  let closed = false;

  function tell(ids: readonly string[]): void {
    for (let start = 0; start < ids.length; start += toldAtOnce) {
      const some = ids.slice(start, start + toldAtOnce).flatMap((id) => table.get(id) ?? []);
      if (some.length > 0) emit('finishedChanged', some);
    }
  }

  /** What the library refuses now is written with what ends next, and of runs at the latest after a start. */
  function note(found: readonly (EndedWork | null)[]): void {
    if (closed) return;
    for (const work of found) {
      if (work !== null && !noted.has(work.id)) unwritten.set(work.id, work);
    }
    if (unwritten.size === 0) return;
    try {
      const works = [...unwritten.values()];
      const added = atomically(database, () => works.filter((work) => table.add(work)));
      for (const { id } of works) {
        unwritten.delete(id);
        noted.add(id);
      }
      tell(added.map(({ id }) => id));
    } catch (error) {
      bugs.failureOf(error, 'finished.note');
    }
  }

  const service: Services['finished'] = {
    list: async ({ start, count }) => table.list(start, count),
    async clear({ ids, cleared }) {
      const changed = atomically(database, () => table.clear(ids, cleared));
      tell(changed);
      return changed;
    },
    async see({ ids }) {
      tell(atomically(database, () => table.see(ids)));
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
      note(
        runs
          .filter(({ id, state }) => state === 'over' && !noted.has(id))
          .map((run) => endedFolder(run, clock.now(), folderOf(run.id))),
      ),
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
        try {
          // Its run first, or neither: it would be told anew without its entry.
          await deps.dismiss(work);
          if (closed) return;
          table.remove(work.id);
        } catch (error) {
          bugs.failureOf(error, 'finished.sweep');
        }
      }
    },
    /** What ends from now on is heard of after the next start. */
    close(): void {
      closed = true;
    },
  };
}
