import type { Emit, EventName, EventPayload } from '../shared/contract/contract.ts';
import type { AccountId, MediaId } from '../shared/ids.ts';
import { createArchiveService } from './archives/archiveService.ts';
import type { ArchiveDeps } from './archives/archiveServiceTypes.ts';
import { createDigest } from './archives/digest.ts';
import { createAnnouncer } from './base/announcer.ts';
import { type CleanupDeps, createCleanupService } from './cleanup/cleanupService.ts';
import { createFinishedService } from './finished/finishedService.ts';
import { createHoldingsService, type HoldingsDeps } from './holdings/holdingsService.ts';
import { classOf } from './jobs/runs/refusalClasses.ts';
import { mediaRowOf } from './library/mediaRow.ts';
import { finderOf } from './providers/pace/finderOf.ts';
import { createProviderTimes } from './providers/providerTimes.ts';
import { createReceiptService } from './receipts/receiptService.ts';
import { tellHashes } from './receipts/tellHashes.ts';
import { gatherGroups } from './removals/plan/gatherGroups.ts';
import { removalGraceMs } from './removals/removalRuns.ts';
import { createRemovalService, type RemovalServiceDeps } from './removals/removalService.ts';
import { createSaveDocument } from './saving/saveDocument.ts';
import { createSavingService, type SavingDeps } from './saving/savingService.ts';

type Removing = Omit<
  RemovalServiceDeps,
  'failureOf' | 'rowOf' | 'paceOf' | 'graceMs' | 'archives' | 'onRuns' | 'witness'
>;
type Cleaning = Pick<CleanupDeps, 'accountIds' | 'notify'>;

export interface CurationDeps
  extends Removing,
    Cleaning,
    Omit<SavingDeps, keyof Removing | 'hashes'>,
    Omit<
      ArchiveDeps,
      keyof Removing | keyof SavingDeps | 'failureOf' | 'find' | 'saveDocument' | 'onLookFailed'
    > {
  readonly hashes: SavingDeps['hashes'] & {
    of(ids: readonly MediaId[]): ReadonlyMap<MediaId, string>;
  };
  readonly chooseFiles: () => Promise<readonly string[]>;
  readonly library: HoldingsDeps['library'] & Pick<ArchiveDeps, 'find'>;
}

type Told = { readonly [E in EventName]: EventPayload<E> };

/** While an archive fills, the window asks for its list no more often than that. */
const libraryEveryMs = 1_000;

/**
 * What takes items out of accounts and cleans up in them: saving, archives, removals by hand and by rule, and
 * what is known of all that. Wired here as `app.ts` wires everything else.
 */
export function createCuration(deps: CurationDeps) {
  const { bugs, table, saveHost } = deps;
  const saveDocument = createSaveDocument(deps.database, saveHost);
  const digest = createDigest({ notify: (note) => deps.notify?.(note), clock: deps.clock });
  const receipts = createReceiptService({
    ...deps,
    media: table,
    hashesOf: deps.hashes.of,
    accountOf(accountId: AccountId) {
      const found = deps.accountOf(accountId);
      if (found === null) return null;
      const { label, identity, practice } = found;
      return { accountId, label, provider: deps.providerOf(accountId).label, identity, practice };
    },
    saveDocument,
    show: saveHost.show,
  });
  // Items that an archive comes to have, or has no more, are shown so: the list is asked for again.
  const library = createAnnouncer<true>(deps.clock, libraryEveryMs, () =>
    deps.emit('libraryChanged', { accountId: null }),
  );
  const finished = createFinishedService({
    ...deps,
    show: saveHost.show,
    async dismiss({ kind, id: runId }) {
      if (kind === 'archive') await archives.dismiss({ runId });
      if (kind === 'folder') await saving.dismissRun({ runId });
    },
  });
  const { hearArchives, hearArchiveRuns, hearSaveRuns } = finished;
  const emit: Emit = (event, payload) => {
    const told = { [event]: payload } as Partial<Told>;
    // What is over is kept before anybody is told that it is, and lets go of it.
    if (told.archivesChanged) {
      hearArchives(told.archivesChanged);
      digest.hear(told.archivesChanged);
    }
    if (told.archiveRunsChanged) {
      hearArchiveRuns(told.archiveRunsChanged);
      digest.hearRuns(told.archiveRunsChanged);
    }
    if (told.saveRunsChanged) hearSaveRuns(told.saveRunsChanged, saving.folderOf);
    deps.emit(event, payload);
    if (told.archivesChanged || told.archiveRunsChanged) library.say([true]);
  };
  const archives = createArchiveService({
    ...deps,
    find: deps.library.find,
    saveDocument,
    onLookFailed: finished.hearLookFailed,
    emit,
    failureOf: (error) => bugs.failureOf(error, 'archives'),
  });
  const removals = createRemovalService({
    ...deps,
    archives: tellHashes(archives, receipts.witness),
    rowOf: mediaRowOf,
    witness: receipts.witness,
    paceOf: finderOf,
    graceMs: removalGraceMs,
    onRuns: (runs) => cleanup.hear(runs),
    failureOf: (error) => bugs.failureOf(error, 'removals'),
  });
  const cleanup = createCleanupService({
    ...deps,
    found: deps.library.find,
    gather: gatherGroups,
    rowOf: mediaRowOf,
    classOf,
    archivedAmong: archives.comparedAmong,
    providerTimes: createProviderTimes(deps.sessions),
    removals: removals.runs,
  });
  const saving = createSavingService({ ...deps, emit, onSaved: finished.hearSave });
  const holdings = createHoldingsService({
    ...deps,
    failureOf: (error) => bugs.failureOf(error, 'holdings'),
  });
  /** What was over before, or is by now, is told whether or not anything of it changes. */
  async function takeUp(): Promise<void> {
    const known = await archives.list(undefined);
    hearArchives(known);
    digest.hear(known);
    await Promise.all([archives.begin(), saving.begin()]);
    await finished.sweep();
    hearArchiveRuns(await archives.runs(undefined));
    hearSaveRuns(await saving.runs(undefined), saving.folderOf);
  }
  return {
    services: {
      removals,
      receipts: receipts.service,
      finished: finished.service,
      cleanup,
      archives,
      saving,
      holdings: holdings.service,
    },
    /** Everything that is being deleted. */
    removing: removals.runs.underway,
    /** The bytes of an item out of an archive, for whoever cannot have them from its provider. */
    copyOf: archives.openArchived,
    /** Work that outlives quits and kills. */
    durable: [
      removals,
      archives,
      saving,
      // After what it tells of.
      { forgetAccount: async () => receipts.forgetAccount(), resumeAccount() {} },
    ],
    /** Takes up what an earlier run left; once, when all is wired. */
    begin(): void {
      receipts.begin();
      void removals.begin().then(cleanup.begin);
      takeUp().catch((error: unknown) => bugs.failureOf(error, 'curation.begin'));
    },
    async close(): Promise<void> {
      cleanup.close();
      digest.close();
      library.close();
      await Promise.all([
        saving.close(),
        removals.close(),
        archives.close(),
        receipts.close(),
        holdings.close(),
      ]);
      finished.close();
    },
  };
}
