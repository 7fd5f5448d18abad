import { randomUUID } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ArchiveOptions, ArchivePlan, ArchiveRun } from '../../shared/contract/archives.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound, notSaved } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { MediaFilter } from '../../shared/query/mediaFilter.ts';
import { createConfirmations } from '../base/confirmations.ts';
import { atomically } from '../database/atomically.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import { createArchiveFolders, usualOptions } from './archiveFolders.ts';
import { noArchiveHost } from './archiveHost.ts';
import type { ArchiveContract, ArchiveDeps, ArchiveService } from './archiveServiceTypes.ts';
import { createArchives } from './archives.ts';
import { createArchiveTable, type StoredArchive } from './archiveTable.ts';
import { freeBytes } from './folder/diskRoom.ts';
import { createFreePaths } from './folder/freePath.ts';
import { itemName } from './folder/itemPath.ts';
import { proveMarker, writeMarker } from './folder/marker.ts';
import { createScribe } from './index/scribe.ts';
import { createItemTable } from './itemTable.ts';
import { createArchiveRuns, type PlannedItem } from './jobs/archiveRuns.ts';
import { createStoring } from './jobs/storeItem.ts';
import { openArchived, safelyArchived } from './openArchived.ts';
import { createOutcomes } from './outcomes.ts';
import { planArchive } from './prepareArchive.ts';
import { createScheduler } from './scheduler.ts';
import { createSecuring } from './secure.ts';
import { createTurns } from './turns.ts';
import { createVerifications } from './verify/verifications.ts';

const confirmMs = 10 * 60_000;
/** Each may be of a whole library. */
const mostShown = 8;

type PrepareInput = Parameters<ArchiveContract['prepare']>[0];

interface Shown {
  readonly items: readonly PlannedItem[];
  readonly filter: MediaFilter | null;
  readonly options: ArchiveOptions;
  readonly into: PrepareInput['into'];
}

/** Answers the archives' part of the contract. */
export function createArchiveService(deps: ArchiveDeps): ArchiveService {
  const { database, table, gathered, find, accountOf, emit, clock, log, failureOf } = deps;
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
  const verifications = createVerifications({ archives, items, scribe, clock, failureOf });
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
    onStored({ archiveId, sizeBytes }) {
      archives.grew(archiveId, sizeBytes);
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
  const shown = createConfirmations<Shown>(clock, confirmMs, randomUUID, mostShown);
  const scheduler = createScheduler(archives, clock, bringUpToDate);
  const outcomes = createOutcomes({ archives, scribe, runs, storing, clock, log });

  function existing(id: string): StoredArchive {
    const found = archives.get(id);
    if (found === null) throw new SatchelError(notFound);
    return found;
  }

  async function bringUpToDate(archiveId: string): Promise<void> {
    try {
      const archive = existing(archiveId);
      if (archive.filter === null) return;
      await scribe.takeIn(archiveId);
      const planned = await plan(await find(archive.filter), archive, archive.options);
      await runs.start(archiveId, planned.items, 'schedule');
    } catch (error) {
      const none = { done: 0, failed: 0, kept: 0 };
      const failure = failureOf(error);
      void outcomes.note(archiveId, { at: clock.now(), by: 'schedule', ...none, failure });
    }
  }

  const plan = async (
    ids: readonly MediaId[] | Float64Array,
    archive: StoredArchive | null,
    { template }: ArchiveOptions,
  ) =>
    planArchive(ids, {
      table,
      accountOf,
      held: (some) => (archive === null ? new Set<MediaId>() : items.held(archive.id, some)),
      underway: archive === null ? new Set<MediaId>() : await runs.underway(archive.id),
      template,
    });

  async function prepare({ what, into, options }: PrepareInput): Promise<ArchivePlan> {
    const archive =
      'archiveId' in into ? existing(into.archiveId) : await folders.preview(into.folder);
    if ('archiveId' in into)
      await scribe.takeIn(into.archiveId).catch((error) => {
        throw new SatchelError(failureOf(error));
      });
    const filter =
      what === null ? (archive?.filter ?? null) : 'filter' in what ? what.filter : null;
    if (what === null && filter === null) throw new SatchelError(invalidInput('unusable'));
    const ids =
      what !== null && 'items' in what ? await gathered.take(what.items) : await find(filter ?? {});
    const kept = options ?? archive?.options ?? usualOptions;
    const { items: planned, ...counts } = await plan(ids, archive, kept);
    const folder = archive?.folder ?? ('folder' in into ? folders.see(into.folder).folder : '');
    return {
      ...counts,
      token: shown.keep({ items: planned, filter, options: kept, into }),
      archiveId: archive?.id ?? null,
      title: archive?.title ?? ('title' in into ? into.title : ''),
      folderName: basename(folder),
      freeBytes: await freeBytes(folder),
    };
  }

  async function start({ items: planned, filter, options, into }: Shown): Promise<ArchiveRun> {
    const archive =
      'archiveId' in into
        ? existing(into.archiveId)
        : await folders.settle(into.folder, into.title, clock.now());
    archives.change(archive.id, { options, ...(filter !== null && { filter }) });
    return runs.start(archive.id, planned, 'person');
  }

  return {
    list: async () => archives.list(),
    chooseFolder: () => folders.choose(),
    prepare,
    // What could not be written was not begun: it may be confirmed again.
    start: ({ token }) => shown.takeFor(token, start),
    runs: async () => runs.list(),
    pause: async ({ runId }) => void (await runs.pause(runId)),
    resume: async ({ runId }) => void (await runs.resume(runId)),
    stop: async ({ runId }) => void (await runs.stop(runId)),
    refusals: async ({ runId }) => runs.refusals(runId),
    refused: ({ runId }) => runs.refused(runId),
    async retry({ runId }) {
      const archiveId = runs.archiveOf(runId);
      if (archiveId === null) throw new SatchelError(notFound);
      const { id } = existing(archiveId);
      const again = await runs.start(id, runs.failedItems(runId), 'person');
      await runs.dismiss(runId);
      return again;
    },
    dismiss: async ({ runId }) => void (await runs.dismiss(runId)),
    verify: async ({ archiveId }) => void (await verifications.start(existing(archiveId).id)),
    stopVerifying: async ({ archiveId }) => void verifications.stop(archiveId),
    findings: async ({ archiveId, start: from, count }) => {
      const all = verifications.findings(archiveId);
      return { total: all.length, findings: all.slice(from, from + count) };
    },
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
      verifications.stop(archiveId);
      while (items.removeSome(archiveId)) await new Promise((resolve) => setImmediate(resolve));
      archives.forget(archiveId);
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
    names: async ({ template, mediaIds }) =>
      table.byIds(mediaIds).map((item) => itemName(template, item)),
    async begin() {
      for (const { id, indexDue } of archives.all()) if (indexDue) void scribe.flush(id);
      await runs.begin();
      scheduler.look();
    },
    resumeAccount: runs.resumeAccount,
    forgetAccount: runs.forgetAccount,
    openArchived: (id) => openArchived(id, { items, archiveOf: archives.get }),
    async archiveFirst(ids, archiveId) {
      const archive = existing(archiveId);
      const planned = await planArchive(ids, {
        table,
        accountOf,
        held: (some) => items.held(archive.id, some),
        underway: new Set(),
        template: archive.options.template,
      });
      return runs.start(archive.id, planned.items, 'cleanup');
    },
    secure,
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
