import { type ArchiveDeps, createArchiveService } from './archives/archiveService.ts';
import { mediaRowOf } from './library/mediaRow.ts';
import { createRemovalService, type RemovalServiceDeps } from './removals/removalService.ts';
import { createSavingService, type SavingDeps } from './saving/savingService.ts';

type Removing = Omit<RemovalServiceDeps, 'failureOf' | 'rowOf'>;

export interface CurationDeps
  extends Removing,
    Omit<SavingDeps, keyof Removing>,
    Omit<ArchiveDeps, keyof Removing | keyof SavingDeps | 'failureOf'> {}

/**
 * What takes items out of accounts and cleans up in them: saving, archives, removals by hand and by rule, and
 * what is known of all that. Wired here as `app.ts` wires everything else.
 */
export function createCuration(deps: CurationDeps) {
  const { bugs } = deps;
  const removals = createRemovalService({
    ...deps,
    rowOf: mediaRowOf,
    failureOf: (error) => bugs.failureOf(error, 'removals'),
  });
  const saving = createSavingService(deps);
  const archives = createArchiveService({
    ...deps,
    failureOf: (error) => bugs.failureOf(error, 'archives'),
  });
  return {
    services: { removals, archives, saving },
    /** Work that outlives quits and kills. */
    durable: [removals, archives],
    /** Takes up what an earlier run left; once, when all is wired. */
    begin(): void {
      void removals.begin();
      void archives.begin();
    },
    async close(): Promise<void> {
      await Promise.all([saving.close(), removals.close(), archives.close()]);
    },
  };
}
