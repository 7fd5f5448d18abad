import { randomUUID } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound, notSaved } from '../../shared/failures.ts';
import { atomically } from '../database/atomically.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import { createArchiveFolders } from './archiveFolders.ts';
import { noArchiveHost } from './archiveHost.ts';
import type { ArchiveDeps, ArchiveService } from './archiveServiceTypes.ts';
import { createArchives } from './archives.ts';
import { createArchiveTable, type StoredArchive } from './archiveTable.ts';
import { createFilling } from './filling.ts';
import { createFreePaths } from './folder/freePath.ts';
import { proveMarker, writeMarker } from './folder/marker.ts';
import { previewNames } from './folder/previewNames.ts';
import { createScribe } from './index/scribe.ts';
import { createItemTable } from './itemTable.ts';
import { createArchiveRuns } from './jobs/archiveRuns.ts';
import { createStoring } from './jobs/storeItem.ts';
import { openArchived, safelyArchived } from './openArchived.ts';
import { createOutcomes } from './outcomes.ts';
import { createScheduler } from './scheduler.ts';
import { createSecuring } from './secure.ts';
import { createTurns } from './turns.ts';
import { saveFindings } from './verify/saveFindings.ts';
import { createVerifications } from './verify/verifications.ts';

/** Answers the archives' part of the contract. */
export function createArchiveService(deps: ArchiveDeps): ArchiveService {
  const { database, table, emit, clock, log, failureOf } = deps;
  const host = deps.archiveHost ?? noArchiveHost;
  const items = createItemTable(database);
  const archives = createArchives({
    table: createArchiveTable(database, log),
    items,
    clock,
    announce: (list) => emit('archivesChanged', list),
  });
  const bytes = new Map<string, number>();
  const scribe = createScribe({ archives, items, clock, failureOf });
  const folders = createArchiveFolders({ host, archives, items, clock });
  const verifications = createVerifications({ ...deps, archives, items, scribe });
  const hashOf = (item: StoredMedia, size: number) =>
    deps.hashes.ofSize(item.accountId, size, clock.now()).find(({ id }) => id === item.id)
      ?.sha256 ?? null;
  const storing = createStoring({
    ...deps,
    items,
    archiveOf: archives.get,
    findPath: createFreePaths(items),
    hashOf,
    onBytes: (runId, more) => void bytes.set(runId, (bytes.get(runId) ?? 0) + more),
  });
  const turns = createTurns();
  const secure = createSecuring({
    ...deps,
    items,
    archiveOf: archives.get,
    hashOf,
    store: storing.store,
    turns,
    put: (item) =>
      atomically(database, () => {
        items.put(item);
        archives.markDue(item.archiveId);
      }),
    onStored({ archiveId, sizeBytes }, replaced) {
      if (replaced) archives.recount(archiveId);
      else archives.grew(archiveId, sizeBytes);
      scribe.cameAlone(archiveId);
    },
  });
  const runs = createArchiveRuns({
    ...deps,
    turns,
    archives,
    items,
    store: storing.store,
    newId: randomUUID,
    bytesOf: (runId) => bytes.get(runId) ?? 0,
    announce: (list) => emit('archiveRunsChanged', list),
    onStored: (archiveId) => scribe.came(archiveId),
    onOver: (run) => void outcomes.conclude(run),
  });
  const filling = createFilling({ ...deps, archives, folders, items, scribe, runs });
  const scheduler = createScheduler(archives, clock, bringUpToDate);
  const outcomes = createOutcomes({ archives, scribe, runs, storing, clock, log });

  function existing(id: string): StoredArchive {
    const found = archives.get(id);
    if (found === null) throw new SatchelError(notFound);
    return found;
  }

  async function bringUpToDate(archiveId: string): Promise<void> {
    try {
      await filling.bringUpToDate(archiveId);
    } catch (error) {
      const none = { done: 0, failed: 0, kept: 0 };
      const failure = failureOf(error);
      void outcomes.note(archiveId, { at: clock.now(), by: 'schedule', ...none, failure });
    }
  }

  return {
    list: async () => archives.list(),
    chooseFolder: () => folders.choose(),
    prepare: filling.prepare,
    start: filling.start,
    runs: async () => runs.list(),
    pause: async ({ runId }) => void (await runs.pause(runId)),
    resume: async ({ runId }) => void (await runs.resume(runId)),
    stop: async ({ runId }) => void (await runs.stop(runId)),
    refusals: async ({ runId }) => runs.refusals(runId),
    refused: ({ runId }) => runs.refused(runId),
    async retry({ runId }) {
      existing(runs.archiveOf(runId));
      return runs.retry(runId);
    },
    dismiss: async ({ runId }) => void (await runs.dismiss(runId)),
    verify: async ({ archiveId }) => void (await verifications.start(existing(archiveId).id)),
    stopVerifying: async ({ archiveId }) => void verifications.stop(archiveId),
    findings: async ({ archiveId, start: from, count }) => {
      const all = verifications.findings(archiveId);
      return { total: all.length, findings: all.slice(from, from + count) };
    },
    saveFindings: ({ archiveId }) =>
      saveFindings(verifications.findings(archiveId), deps.saveDocument ?? (async () => null)),
    async setSchedule({ archiveId, schedule }) {
      if (schedule !== null && existing(archiveId).filter === null) {
        throw new SatchelError(invalidInput('unusable'));
      }
      archives.change(archiveId, { schedule, scheduledAt: schedule === null ? null : clock.now() });
      scheduler.look();
    },
    setOptions: async ({ archiveId, options }) => {
      archives.change(existing(archiveId).id, { options });
    },
    async rename({ archiveId, title }) {
      const { id, folder, madeAt } = existing(archiveId);
      archives.change(id, { title });
      // A folder that is not there now keeps the older title, which only another Satchel reads; it is not made anew.
      await proveMarker(folder, id)
        .then(() => writeMarker(folder, { id, title, madeAt }))
        .catch(() => {});
    },
    async forget({ archiveId }) {
      existing(archiveId);
      for (const run of runs.list()) {
        if (run.archiveId === archiveId && run.state !== 'over') await runs.stop(run.id);
      }
      // It may have been forgotten meanwhile, and be known anew by its folder.
      existing(archiveId);
      await archives.forget(archiveId, async () => {
        // What an index tells is whole in its folder: none is written of what is being removed here.
        await Promise.all([verifications.leave(archiveId), scribe.leave(archiveId)]);
        while (items.removeSome(archiveId)) await new Promise((resolve) => setImmediate(resolve));
      });
    },
    async showFolder({ archiveId }) {
      const { folder } = existing(archiveId);
      await proveMarker(folder, archiveId);
      host.open(folder);
    },
    archivedOf: async ({ mediaId }) =>
      items.ofMedia(mediaId).flatMap((copy) => {
        const archive = archives.get(copy.archiveId);
        if (archive === null) return [];
        const { archiveId, path, sizeBytes, sha256, writtenAt, state } = copy;
        return [{ archiveId, title: archive.title, path, sizeBytes, sha256, writtenAt, state }];
      }),
    async showFile({ archiveId, mediaId }) {
      const copy = items.ofMedia(mediaId).find((one) => one.archiveId === archiveId);
      if (copy === undefined) throw new SatchelError(notFound);
      const path = join(existing(archiveId).folder, copy.path);
      const found = await lstat(path).catch(() => null);
      if (found === null) throw new SatchelError(notSaved('moved'));
      host.show(path);
    },
    names: async ({ template, mediaIds }) => previewNames(template, table.byIds(mediaIds)),
    async begin() {
      for (const { id, indexDue } of archives.all()) if (indexDue) void scribe.flush(id);
      await runs.begin();
      scheduler.look();
    },
    resumeAccount: runs.resumeAccount,
    forgetAccount: runs.forgetAccount,
    openArchived: (id) => openArchived(id, { items, archiveOf: archives.get }),
    secure,
    comparedAmong: items.comparedAmong,
    isSafelyArchived: (ids, archiveId) =>
      safelyArchived(ids, archiveId ?? null, { items, archiveOf: archives.get }),
    async close() {
      scheduler.close();
      verifications.close();
      await runs.close();
      await outcomes.close();
      await scribe.close();
      archives.close();
    },
  };
}
