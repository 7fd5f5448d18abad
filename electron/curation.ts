import type { Emit } from '../shared/contract/contract.ts';
import { createArchiveService } from './archives/archiveService.ts';
import type { ArchiveDeps } from './archives/archiveServiceTypes.ts';
import { createAnnouncer } from './base/announcer.ts';
import { type CleanupDeps, createCleanupService } from './cleanup/cleanupService.ts';
import { mediaRowOf } from './library/mediaRow.ts';
import { finderOf } from './providers/pace/finderOf.ts';
import { gatherGroups } from './removals/plan/gatherGroups.ts';
import { classOf } from './removals/refusalClasses.ts';
import { removalGraceMs } from './removals/removalRuns.ts';
import { createRemovalService, type RemovalServiceDeps } from './removals/removalService.ts';
import { createSavingService, type SavingDeps } from './saving/savingService.ts';

type Removing = Omit<
  RemovalServiceDeps,
  'failureOf' | 'rowOf' | 'paceOf' | 'graceMs' | 'archives' | 'onRuns'
>;
type Cleaning = Pick<CleanupDeps, 'accountIds' | 'notify'>;

export interface CurationDeps
  extends Removing,
    Cleaning,
    Omit<SavingDeps, keyof Removing>,
    Omit<ArchiveDeps, keyof Removing | keyof SavingDeps | 'failureOf'> {}

/** While an archive fills, the window asks for its list no more often than that. */
const libraryEveryMs = 1_000;

/**
 * What takes items out of accounts and cleans up in them: saving, archives, removals by hand and by rule, and
 * what is known of all that. Wired here as `app.ts` wires everything else.
 */
export function createCuration(deps: CurationDeps) {
  const { bugs, table } = deps;
  // Items that an archive comes to have, or has no more, are shown so: the list is asked for again.
  const library = createAnnouncer<true>(deps.clock, libraryEveryMs, () =>
    deps.emit('libraryChanged', { accountId: null }),
  );
  const emit: Emit = (event, payload) => {
    deps.emit(event, payload);
    if (event === 'archivesChanged' || event === 'archiveRunsChanged') library.say([true]);
  };
  const archives = createArchiveService({
    ...deps,
    emit,
    failureOf: (error) => bugs.failureOf(error, 'archives'),
  });
  const removals = createRemovalService({
    ...deps,
    archives,
    rowOf: mediaRowOf,
    paceOf: finderOf,
    graceMs: removalGraceMs,
    onRuns: (runs) => cleanup.hear(runs),
    failureOf: (error) => bugs.failureOf(error, 'removals'),
  });
  const cleanup = createCleanupService({
    ...deps,
    found: deps.find,
    gather: gatherGroups,
    rowOf: mediaRowOf,
    classOf,
    archivedAmong: table.archivedAmong,
    removals: removals.runs,
  });
  const saving = createSavingService(deps);
  return {
    services: { removals, cleanup, archives, saving },
    /** The bytes of an item out of an archive, for whoever cannot have them from its provider. */
    copyOf: archives.openArchived,
    /** Work that outlives quits and kills. */
    durable: [removals, archives, saving],
    /** Takes up what an earlier run left; once, when all is wired. */
    begin(): void {
      void removals.begin().then(cleanup.begin);
      void archives.begin();
      void saving.begin();
    },
    async close(): Promise<void> {
      cleanup.close();
      library.close();
      await Promise.all([saving.close(), removals.close(), archives.close()]);
    },
  };
}
